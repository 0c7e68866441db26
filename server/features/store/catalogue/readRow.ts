// A row of a catalogue file as a game, or why it cannot be one. Pure.
import { type Currency, currencies } from '../../../../shared/countries.ts';
import { type Language, languages } from '../../../../shared/primitives.ts';
import type { Requirements } from '../../../../shared/store.ts';
import { characters, isBody, isTitle, withNewlines } from '../../../../shared/text.ts';
import { fold } from '../search.ts';
import type { Field } from './columns.ts';
import { parseDay, systemNames } from './facts.ts';
import { languageCode } from './languageNames.ts';
import { parseAmount } from './money.ts';
import { parseSize, requirementsOf } from './requirements.ts';
import type { Layout } from './rows.ts';
import { knownTerm, splitBySpaces, type Term } from './terms.ts';

/** Characters of each text, entries of each list. */
export const importLimits = {
  name: 300,
  publisher: 200,
  short: 1_000,
  long: 20_000,
  id: 200,
  tag: 60,
  tags: 30,
  list: 60,
  requirement: 200,
};

export type CatalogueGame = {
  line: number;
  /** What names the game in the catalogue. */
  key: string;
  title: string;
  titles: Partial<Record<Language, string>>;
  /** Null: nobody is named. */
  publisher: string | null;
  terms: (Term | string)[];
  /** `YYYY-MM-DD`; null: not told. */
  released: string | null;
  systems: string[];
  /** BCP 47. */
  languages: string[];
  /** Minor units; a currency that is not there is not sold in. */
  prices: Partial<Record<Currency, number>>;
  short: Partial<Record<Language, string>>;
  long: Partial<Record<Language, string>>;
  requirements: Requirements[];
};

export type Rule =
  | 'QUOTE'
  | 'CELLS'
  | 'EMPTY'
  | 'TOO_LONG'
  | 'CONTROL'
  | 'NOT_A_PRICE'
  | 'NOT_A_DATE'
  | 'NOT_A_SIZE'
  | 'UNKNOWN_SYSTEM'
  | 'UNKNOWN_LANGUAGE'
  | 'TOO_MANY'
  | 'TWICE';

export type Refusal = { line: number; field: string; rule: Rule; value: string };

class RefusedError extends Error {
  readonly field: string;
  readonly rule: Rule;
  readonly value: string;
  constructor(field: string, rule: Rule, value: string) {
    super(rule);
    this.field = field;
    this.rule = rule;
    this.value = value;
  }
}

export type RowSettings = {
  layout: Layout;
  /** What a column `price` is in. */
  currency: Currency | null;
  /** Phrases of several words the shop's own tags have, in lower case. */
  phrases: ReadonlySet<string>;
};

/** Words in a publisher's place that say there is none. */
const nobody = new Set(['none', 'n/a', 'na', '-', '–', '—', 'null', 'unknown', '없음', '无']);

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

function line(field: string, text: string, longest: number): string {
  if (characters(text) > longest) throw new RefusedError(field, 'TOO_LONG', text);
  if (text !== '' && !isTitle(text)) throw new RefusedError(field, 'CONTROL', text);
  return text;
}

function prose(field: string, raw: string, longest: number): string {
  const text = withNewlines(raw.normalize('NFC')).trim();
  if (characters(text) > longest) throw new RefusedError(field, 'TOO_LONG', text);
  if (text !== '' && !isBody(text)) throw new RefusedError(field, 'CONTROL', text);
  return text;
}

function dateOf(text: string): string | null {
  if (text === '') return null;
  const day = parseDay(text);
  if (day === null) throw new RefusedError('released', 'NOT_A_DATE', text);
  return day;
}

/** What a row says, cell by cell. */
function reader(cells: readonly string[], { layout, phrases }: RowSettings) {
  const cell = (field: Field): string => cells[layout.columns[field] ?? -1] ?? '';
  const separatorOf = (field: Field) => layout.listSeparators[layout.columns[field] ?? -1] ?? ' ';
  return {
    line: (field: Field, longest: number) => line(field, tidy(cell(field)), longest),
    prose: (field: Field, longest: number) => prose(field, cell(field), longest),
    has: (field: Field) => layout.columns[field] !== undefined,
    list(field: Field): string[] {
      const text = line(field, tidy(cell(field)), importLimits.long);
      const separator = separatorOf(field);
      const entries = separator === ' ' ? splitBySpaces(text, phrases) : text.split(separator);
      // A sign between words, such as a lone "&", is no entry.
      return entries.map((entry) => entry.trim()).filter((entry) => /\p{L}|\d\p{L}|\d{2}/u.test(entry));
    },
  };
}

type Reader = ReturnType<typeof reader>;

function termsOf(read: Reader): CatalogueGame['terms'] {
  const found = new Map<string, Term | string>();
  for (const field of ['tags', 'genres', 'modes'] as const) {
    for (const entry of read.list(field)) {
      const term = knownTerm(entry) ?? line(field, entry, importLimits.tag);
      const id = typeof term === 'string' ? fold(term) : term.slug;
      if (!found.has(id)) found.set(id, term);
    }
  }
  if (found.size > importLimits.tags) {
    throw new RefusedError('tags', 'TOO_MANY', [...found.keys()].join(', '));
  }
  return [...found.values()];
}

function each<Value>(
  field: Field,
  entries: string[],
  known: (name: string) => Value | undefined,
  rule: Rule,
) {
  const values = entries.map((entry) => {
    const value = known(entry);
    if (value === undefined) throw new RefusedError(field, rule, entry);
    return value;
  });
  if (values.length > importLimits.list) throw new RefusedError(field, 'TOO_MANY', entries.join(', '));
  return [...new Set(values)];
}

function pricesOf(read: Reader, currency: Currency | null): CatalogueGame['prices'] {
  const prices: CatalogueGame['prices'] = {};
  const take = (field: Field, money: Currency) => {
    const text = read.line(field, importLimits.id);
    if (text === '') return;
    const amount = parseAmount(text, money);
    if (amount === null) throw new RefusedError(field, 'NOT_A_PRICE', text);
    prices[money] = amount;
  };
  if (currency !== null && read.has('price')) take('price', currency);
  for (const money of currencies) take(`price_${money.toLowerCase() as Lowercase<Currency>}`, money);
  return prices;
}

function inLanguages(take: (field: `_${Language}`) => string): Partial<Record<Language, string>> {
  const texts: Partial<Record<Language, string>> = {};
  for (const language of languages) {
    const text = take(`_${language}`);
    if (text) texts[language] = text;
  }
  return texts;
}

function gameOf(number: number, cells: readonly string[], settings: RowSettings): CatalogueGame {
  const extra = cells.slice(settings.layout.header.length).filter((cell) => cell.trim() !== '');
  // Cells beyond the header mean that all before them may stand in the wrong columns.
  if (extra.length > 0) throw new RefusedError('row', 'CELLS', cells.join(settings.layout.delimiter));
  const read = reader(cells, settings);
  const title = read.line('name', importLimits.name);
  if (title === '') throw new RefusedError('name', 'EMPTY', '');
  const named = read.line('publisher', importLimits.publisher);
  const publisher = named === '' || nobody.has(named.toLowerCase()) ? null : named;
  const id = read.line('id', importLimits.id);
  if (read.has('id') && id === '') throw new RefusedError('id', 'EMPTY', '');
  const short = read.prose('short', importLimits.short);
  const long = read.prose('long', importLimits.long);
  return {
    line: number,
    key: read.has('id') ? `id ${id}` : `name ${fold(title)} by ${publisher === null ? '' : fold(publisher)}`,
    title,
    titles: inLanguages((suffix) => read.line(`name${suffix}`, importLimits.name)),
    publisher,
    terms: termsOf(read),
    released: dateOf(read.line('released', importLimits.id)),
    systems: each(
      'systems',
      read.list('systems'),
      (name) => systemNames[name.toLowerCase()],
      'UNKNOWN_SYSTEM',
    ),
    languages: each('languages', read.list('languages'), languageCode, 'UNKNOWN_LANGUAGE'),
    prices: pricesOf(read, settings.currency),
    short: {
      ...(short && { en: short }),
      ...inLanguages((suffix) => read.prose(`short${suffix}`, importLimits.short)),
    },
    long: {
      ...(long && { en: long }),
      ...inLanguages((suffix) => read.prose(`long${suffix}`, importLimits.long)),
    },
    requirements: requirementsOf({
      text: (field) => read.line(field, importLimits.requirement),
      size(field) {
        const text = read.line(field, importLimits.requirement);
        const size = text === '' ? null : parseSize(text);
        if (text !== '' && size === null) throw new RefusedError(field, 'NOT_A_SIZE', text);
        return size;
      },
    }),
  };
}

const shownAtMost = 80;

/** A value as the report shows it: one line, cut short. */
export function shown(value: string): string {
  const text = value.replace(/\p{Cc}/gu, '\ufffd');
  return characters(text) > shownAtMost ? `${[...text].slice(0, shownAtMost).join('')}…` : text;
}

/** A row's game, or the rule it breaks and where. */
export function readRow(
  number: number,
  cells: readonly string[],
  settings: RowSettings,
): CatalogueGame | Refusal {
  try {
    return gameOf(number, cells, settings);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return { line: number, field: error.field, rule: error.rule, value: shown(error.value) };
  }
}
