// The orders games can be listed in: their sort keys, and what a cursor of each holds.
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { z } from 'zod';
import { games, prices } from '../../../../drizzle/schema/store.ts';
import { idSchema, type Language } from '../../../../shared/primitives.ts';
import type { GameSort } from '../../../../shared/store.ts';
import { titleIn } from './cards.ts';
import type { SortKey } from './keyset.ts';

/** Where a game without a price in this currency stands: behind all others. */
const noPrice = Number.MAX_SAFE_INTEGER;

const count = z.number().int();
/** From 1970 to the year 9999: what both JavaScript and PostgreSQL write in the same way. */
const time = z.number().int().min(0).max(253_402_300_799_999);
// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL refuses a text with NUL
const name = z.string().regex(/^[^\u0000]*$/);

/** How a cursor's value of each kind is checked, and cast for the comparison. */
const kinds = {
  count: { schema: count, cast: 'bigint' },
  share: { schema: z.number(), cast: 'float8' },
  time: { schema: time, cast: 'time' },
  name: { schema: name, cast: 'text' },
  id: { schema: idSchema, cast: 'uuid' },
} as const;

type Kind = keyof typeof kinds;
export type ListKey = SortKey & { kind: Kind };

const key = (kind: Kind, direction: 'asc' | 'desc', expression: SQLWrapper): ListKey => ({
  kind,
  direction,
  expression,
});

/** Expressions only the listing has: the percentage of the sale that runs now, how well a game fits the search. */
export type ListExpressions = { salePercent: SQL; score: SQL; language: Language };

/** Each language sorts names as its readers expect: 가나다 first, Chinese by pinyin. */
export const collations = { en: 'en-x-icu', ko: 'ko-x-icu', zh: 'zh-x-icu' } as const satisfies Record<
  Language,
  string
>;

/** The keys of a sort; the last, the id, makes every place unique. */
export function sortKeys(sort: GameSort, { salePercent, score, language }: ListExpressions): ListKey[] {
  const id = key('id', 'asc', games.id);
  const popular = key('count', 'desc', games.downloads);
  switch (sort) {
    case 'relevance':
      return [key('count', 'desc', score), popular, id];
    case 'popular':
      return [popular, id];
    case 'rating':
      return [key('share', 'desc', games.ratingScore), id];
    case 'newest':
      return [key('time', 'desc', sql`coalesce(${games.releasedAt}, to_timestamp(0))`), id];
    case 'price': {
      const now = sql`coalesce(${prices.amount} * (100 - coalesce(${salePercent}, 0)) / 100, ${sql.raw(String(noPrice))})`;
      return [key('count', 'asc', now), id];
    }
    case 'discount': {
      const percent = sql`coalesce(case when ${prices.amount} > 0 then ${salePercent} end, 0)`;
      return [key('count', 'desc', percent), popular, id];
    }
    case 'name': {
      const title = sql`(${titleIn(sql.placeholder('language'))} collate ${sql.identifier(collations[language])})`;
      return [key('name', 'asc', title), id];
    }
  }
}

/** What a cursor of these keys must look like. */
export const cursorSchema = (sort: GameSort, keys: readonly ListKey[]) =>
  z
    .array(z.union([z.string(), z.number()]))
    .length(keys.length + 1)
    .refine(
      ([first, ...values]) =>
        first === sort &&
        keys.every(({ kind }, index) => kinds[kind].schema.safeParse(values[index]).success),
    );

/** A key as a column of the answer: what the cursor of this row would hold. */
export const selected = ({ kind, expression }: ListKey): SQL<string> =>
  kind === 'time'
    ? sql`(extract(epoch from ${expression}) * 1000)::bigint::text`
    : sql`(${expression})::text`;

/** The text of a selected key as the cursor's value. */
export const cursorValue = ({ kind }: ListKey, text: string): string | number =>
  kind === 'name' || kind === 'id' ? text : Number(text);

/** Placeholders for a cursor's values, each cast to its key's type. */
export const cursorPlaceholders = (keys: readonly ListKey[]): SQL[] =>
  keys.map(({ kind }, index) => {
    const value = sql.placeholder(`cursor${index}`);
    return kind === 'time'
      ? sql`to_timestamp(${value}::float8 / 1000)`
      : sql`${value}::${sql.raw(kinds[kind].cast)}`;
  });

/** The values for those placeholders; `values` still begins with the sort's name. */
export const cursorValues = (values: readonly (string | number)[]): Record<string, string> =>
  Object.fromEntries(values.slice(1).map((value, index) => [`cursor${index}`, String(value)]));
