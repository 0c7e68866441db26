// Which column of a file means what: found by the usual names, or as the caller says.
import { type Currency, currencies } from '../../../../shared/countries.ts';
import { type Language, languages } from '../../../../shared/primitives.ts';
import { type RequirementField, requirementFields } from './requirements.ts';

const plain = [
  'id',
  'name',
  'publisher',
  'genres',
  'tags',
  'modes',
  'released',
  'systems',
  'languages',
  'price',
] as const;
type Plain = (typeof plain)[number];
type Translatable = 'name' | 'short' | 'long';
export type Field =
  | Plain
  | 'short'
  | 'long'
  | `${Translatable}_${Language}`
  | `price_${Lowercase<Currency>}`
  | RequirementField;

export const fields: readonly Field[] = [
  ...plain,
  'short',
  'long',
  ...languages.flatMap((language) => [
    `name_${language}` as const,
    `short_${language}` as const,
    `long_${language}` as const,
  ]),
  ...currencies.map((currency) => `price_${currency.toLowerCase() as Lowercase<Currency>}` as const),
  ...requirementFields,
];

/** Names columns usually have, the likeliest first. A field's own name always counts. */
const usual: Partial<Record<Field, string[]>> = {
  id: ['appid', 'app id', 'game id', 'sku', 'index'],
  name: ['title', 'game', 'game name', 'game title', '이름', '제목', '名称', '标题'],
  publisher: ['publishers', 'studio', 'company', 'developer', 'developers', 'maker', '배급사', '发行商'],
  genres: ['genre', '장르', '类型'],
  tags: ['tag', 'steamspy tags', 'keywords', '태그', '标签'],
  modes: ['categories', 'category', 'mode', 'play modes', 'players'],
  released: ['release date', 'released at', 'date', 'release', '출시일', '发行日期'],
  systems: ['platforms', 'platform', 'system', 'os'],
  languages: ['language', 'supported languages'],
  price: ['list price', 'amount', '가격', '价格'],
  short: ['short description', 'summary', 'description'],
  long: ['long description', 'about', 'detailed description'],
};

const plainly = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** The place of each field's column, from 0. */
export type Columns = Partial<Record<Field, number>>;

export class ColumnError extends Error {
  override name = 'ColumnError';
}

/**
 * @param chosen fields with the names of their columns; an empty name means there is none.
 * @throws ColumnError for a column that is not there, one that stands twice, or no column of names.
 */
export function findColumns(header: readonly string[], chosen: ReadonlyMap<Field, string>): Columns {
  const names = header.map(plainly);
  const columns: Columns = {};
  for (const [field, column] of chosen) {
    if (column === '') continue;
    const place = names.indexOf(plainly(column));
    if (place < 0) {
      throw new ColumnError(`There is no column "${column}" for ${field}. There are: ${header.join(', ')}.`);
    }
    columns[field] = place;
  }
  for (const field of fields) {
    if (chosen.has(field)) continue;
    const place = [field, ...(usual[field] ?? [])]
      .map((name) => names.indexOf(plainly(name)))
      .find((found) => found >= 0 && !Object.values(columns).includes(found));
    if (place !== undefined) columns[field] = place;
  }
  if (columns.name === undefined) {
    throw new ColumnError(
      `No column holds the names of the games. There are: ${header.join(', ')}. Name it by --columns name=…`,
    );
  }
  return columns;
}

/** Reads `name=title,publisher=studio`. @throws ColumnError */
export function parseColumnChoice(text: string): Map<Field, string> {
  const chosen = new Map<Field, string>();
  for (const pair of text.split(',')) {
    const [wanted = '', column] = pair.split(/=(.*)/s).map((part) => part.trim());
    const field = fields.find((known) => known === (wanted === 'title' ? 'name' : wanted));
    if (!field || column === undefined) {
      throw new ColumnError(
        `--columns takes field=column pairs; fields are ${fields.join(', ')}. Not "${pair}".`,
      );
    }
    chosen.set(field, column);
  }
  return chosen;
}
