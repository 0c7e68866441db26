// What a machine needs, as catalogue files tell it: a column for each thing, level and system. Pure.
import type { Requirements } from '../../../../shared/store.ts';

const levels = ['least', 'recommended'] as const;
const things = ['os', 'processor', 'graphics', 'memory', 'storage'] as const;
/** `least_memory` is of Windows, `least_memory_linux` of Linux. */
const suffixes = { windows: '', macos: '_macos', linux: '_linux' } as const;

type Level = (typeof levels)[number];
type Thing = (typeof things)[number];
type Suffix = (typeof suffixes)[keyof typeof suffixes];
export type RequirementField = `${Level}_${Thing}${Suffix}`;

const kinds = levels.flatMap((level) =>
  (Object.entries(suffixes) as [Requirements['system'], Suffix][]).map(([system, suffix]) => ({
    system,
    level,
    field: (thing: Thing): RequirementField => `${level}_${thing}${suffix}`,
  })),
);

export const requirementFields: readonly RequirementField[] = kinds.flatMap(({ field }) => things.map(field));

/** Whole MB of `8 GB`, `512 MB`, `1.5 TB`, `2048`; null for what is none. */
export function parseSize(text: string): number | null {
  const [, number = '', unit = 'mb'] = /^(\d{1,7}(?:[.,]\d{1,3})?)\s*(mi?b|gi?b|ti?b)?$/i.exec(text) ?? [];
  const scale = { m: 1, g: 1_024, t: 1_048_576 }[unit[0]?.toLowerCase() ?? 'm'] ?? 1;
  const size = Math.round(Number(number.replace(',', '.')) * scale);
  return number !== '' && size > 0 && size < 2 ** 31 ? size : null;
}

/**
 * The requirements a row tells; of what it says nothing there is none.
 * @param read.text a cell in one line. @param read.size a cell as MB, null where it is empty.
 */
export function requirementsOf(read: {
  text(field: RequirementField): string;
  size(field: RequirementField): number | null;
}): Requirements[] {
  return kinds.flatMap(({ system, level, field }) => {
    const told: Requirements = {
      system,
      level,
      os: read.text(field('os')) || null,
      processor: read.text(field('processor')) || null,
      graphics: read.text(field('graphics')) || null,
      memory: read.size(field('memory')),
      storage: read.size(field('storage')),
    };
    return things.some((thing) => told[thing] !== null) ? [told] : [];
  });
}
