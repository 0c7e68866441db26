// What is being written of a game, apart from what the form shows of it: how it begins, and what is wrong with it.
import type { GameFacts } from '../../../../shared/publishing.ts';
import { offeredLanguages, publishingLimits } from '../../../../shared/publishingRights.ts';
import type { Requirements } from '../../../../shared/store.ts';
import { characters } from '../../../../shared/text.ts';

export const spoken = ['en', 'ko', 'zh'] as const;
export type Spoken = (typeof spoken)[number];
export const systems = ['windows', 'macos', 'linux'] as const;
export const levels = ['least', 'recommended'] as const;
/** Those that are offered first; others a game has already stay. */
export const languagesFor = (facts: Pick<GameFacts, 'languages'>): string[] => [
  ...new Set([...offeredLanguages, ...facts.languages]),
];

/** Sizes as they are typed, in GB. */
export type Needs = Record<'os' | 'processor' | 'graphics' | 'memory' | 'storage', string>;
export type Written = Omit<GameFacts, 'version' | 'requirements'> & {
  /** By system and level. */
  needs: Record<string, Needs>;
};

export const placeOf = (system: string, level: string): string => `${system} ${level}`;
const noNeeds: Needs = { os: '', processor: '', graphics: '', memory: '', storage: '' };
export const needsOf = (written: Written, system: string, level: string): Needs =>
  written.needs[placeOf(system, level)] ?? noNeeds;

const gb = (mb: number | null) => (mb === null ? '' : String(Number((mb / 1_024).toFixed(3))));

export function writtenOf({ version: _, requirements, ...facts }: GameFacts): Written {
  const needs = requirements.map(({ system, level, os, processor, graphics, memory, storage }) => [
    placeOf(system, level),
    {
      os: os ?? '',
      processor: processor ?? '',
      graphics: graphics ?? '',
      memory: gb(memory),
      storage: gb(storage),
    },
  ]);
  return { ...facts, needs: Object.fromEntries(needs) as Written['needs'] };
}

/** MB; null for nothing written, undefined for what is no size. */
export function readSize(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  if (!/^\d{1,6}([.,]\d{1,3})?$/.test(text.trim())) return undefined;
  const mb = Math.round(Number(text.trim().replace(',', '.')) * 1_024);
  return mb >= 1 && mb <= publishingLimits.size.max ? mb : undefined;
}

/** What a machine needs, of the systems that are chosen; sizes that are none are left out. */
export const requirementsOf = (written: Written): Requirements[] =>
  systems
    .filter((system) => written.systems.includes(system))
    .flatMap((system) =>
      levels.map((level) => {
        const { os, processor, graphics, memory, storage } = needsOf(written, system, level);
        return {
          system,
          level,
          os,
          processor,
          graphics,
          memory: readSize(memory) ?? null,
          storage: readSize(storage) ?? null,
        };
      }),
    );

/** Whether it can be sent as it stands. */
export function isWhole(written: Written): boolean {
  const { title, short, long } = publishingLimits;
  const name = characters(written.title.trim());
  return (
    name > 0 &&
    name <= title.max &&
    spoken.every(
      (language) =>
        characters(written.titles[language].trim()) <= title.max &&
        characters(written.short[language]) <= short.max &&
        characters(written.long[language]) <= long.max,
    ) &&
    Object.values(written.needs).every(
      ({ memory, storage }) => readSize(memory) !== undefined && readSize(storage) !== undefined,
    )
  );
}
