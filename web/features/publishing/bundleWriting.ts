// What is being written of a bundle, apart from what the form shows of it: how it begins, and what is wrong with it. Pure.

import { bundleLimits } from '../../../shared/bundleShares.ts';
import type { BundleState, OwnBundle } from '../../../shared/bundles.ts';
import { publishingLimits } from '../../../shared/publishingRights.ts';
import type { GameRef } from '../../../shared/store.ts';
import { characters } from '../../../shared/text.ts';
import type { Spoken } from './facts/writing.ts';

export type WrittenBundle = {
  name: string;
  about: Record<Spoken, string>;
  percent: string;
  /** As a field for a moment has it, in the time of this browser; empty: open. */
  from: string;
  until: string;
  games: readonly GameRef[];
  state: BundleState;
};

/** A moment as a field has it. */
function fieldOf(at: number | null): string {
  if (at === null) return '';
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
const momentOf = (field: string) => (field === '' ? null : Date.parse(field));

export const writtenOf = (bundle: OwnBundle | null): WrittenBundle => ({
  name: bundle?.name ?? '',
  about: bundle?.about ?? { en: '', ko: '', zh: '' },
  percent: bundle ? String(bundle.percent) : '',
  from: fieldOf(bundle?.startsAt ?? null),
  until: fieldOf(bundle?.endsAt ?? null),
  games: bundle?.games ?? [],
  state: bundle?.state ?? 'draft',
});

/** As the server wants to hear it. */
export const factsOf = ({ name, about, percent, from, until, games, state }: WrittenBundle) => ({
  name: name.trim(),
  about,
  percent: Number(percent),
  gameIds: games.map(({ id }) => id),
  state,
  startsAt: momentOf(from),
  endsAt: momentOf(until),
});

/** The key of a sentence, and what is filled in. */
type Problem = {
  key: 'missing' | 'wrongUntil' | 'wrongPercent' | 'few' | 'many' | 'tooLong';
  values: { min: number; max: number };
};

const problem = (isWrong: boolean, key: Problem['key'], values: Problem['values']): Problem | null =>
  isWrong ? { key, values } : null;

/** What is wrong with each field. */
export function problemsOf(written: WrittenBundle) {
  const { percent, games, from, until, name, about } = written;
  const { min, max } = publishingLimits.salePercent;
  const amount = /^\d{1,2}$/.test(percent.trim()) ? Number(percent) : 0;
  const [startsAt, endsAt] = [momentOf(from), momentOf(until)];
  const count = bundleLimits.games;
  const text = { min: 0, max: publishingLimits.about.max };
  const tooLong = (language: Spoken) => problem(characters(about[language]) > text.max, 'tooLong', text);
  const few = problem(games.length < count.min, 'few', count);
  return {
    name: problem(name.trim() === '', 'missing', text),
    percent: problem(amount < min || amount > max, 'wrongPercent', { min, max }),
    until: problem(startsAt !== null && endsAt !== null && startsAt >= endsAt, 'wrongUntil', text),
    games: few ?? problem(games.length > count.max, 'many', count),
    en: tooLong('en'),
    ko: tooLong('ko'),
    zh: tooLong('zh'),
  };
}
