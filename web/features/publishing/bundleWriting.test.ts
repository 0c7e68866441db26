// What is wrong with a bundle while it is written, and what the server hears of it.
import { expect, it } from 'vitest';
import type { OwnBundle } from '../../../shared/bundles.ts';
import { factsOf, problemsOf, writtenOf } from './bundleWriting.ts';

const game = (id: string) => ({ id, slug: id, title: id });
const bundle: OwnBundle = {
  id: 'x',
  slug: 'both-x',
  version: 3,
  name: 'Both',
  about: { en: 'Two', ko: '', zh: '' },
  percent: 20,
  state: 'offered',
  startsAt: null,
  endsAt: Date.UTC(2026, 5, 1, 12, 30),
  games: [game('a'), game('b')],
};

it('UI-413: what stands is written as it is, and said again without a change', () => {
  const written = writtenOf(bundle);
  const { id: _, slug: __, version: ___, games: ____, ...facts } = bundle;
  expect(factsOf(written)).toEqual({ ...facts, gameIds: ['a', 'b'] });
  expect(Object.values(problemsOf(written)).filter(Boolean)).toEqual([]);
});

it('UI-413: what is wrong is said of the field it is wrong with', () => {
  const written = writtenOf(bundle);
  const wrong = (changed: Partial<typeof written>) =>
    Object.entries(problemsOf({ ...written, ...changed })).flatMap(([name, problem]) =>
      problem ? [[name, problem.key]] : [],
    );
  expect(wrong({ name: ' ' })).toEqual([['name', 'missing']]);
  for (const percent of ['', '0', '96', '5.5', 'x'])
    expect(wrong({ percent })).toEqual([['percent', 'wrongPercent']]);
  expect(wrong({ games: [game('a')] })).toEqual([['games', 'few']]);
  expect(wrong({ games: Array.from({ length: 21 }, (_, place) => game(`${place}`)) })).toEqual([
    ['games', 'many'],
  ]);
  expect(wrong({ from: '2026-06-02T00:00', until: '2026-06-01T00:00' })).toEqual([['until', 'wrongUntil']]);
  expect(wrong({ about: { en: '', ko: 'x'.repeat(2_001), zh: '' } })).toEqual([['ko', 'tooLong']]);
});
