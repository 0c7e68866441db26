// Small schemas used by every feature: ids, keys, cursors, languages, countries, money.
import { z } from 'zod';
import { type Currency, countries } from './countries.ts';
import { limits } from './limits.ts';

export const languages = ['en', 'ko', 'zh'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

export type { Country, Currency } from './countries.ts';

/** An amount in minor units (won, cents, fen): a safe integer, never a float. */
export type Money = { amount: number; currency: Currency };

/** Any UUID, in lower case as the database writes it; ours are version 7. */
export const idSchema = z.uuid().toLowerCase();

/** A UUID made by the client, once for each intended change: repeating the call with it changes nothing more. */
export const keySchema = z.uuid().toLowerCase();

/** An opaque place in a list, taken from an earlier answer's `nextCursor`. */
export const cursorSchema = z.string().min(1).max(300);

export const pageInput = {
  cursor: cursorSchema.nullish(),
  limit: z.number().int().min(1).max(limits.page.max).default(limits.page.default),
};

/** One page of a list; `nextCursor` is null on the last one. */
export type Page<Item> = { items: Item[]; nextCursor: string | null };

export const countrySchema = z.enum(countries);

/** The currency shown to a guest, who has no country yet. */
export const currencyByLanguage = { en: 'USD', ko: 'KRW', zh: 'CNY' } as const satisfies Record<
  Language,
  Currency
>;
