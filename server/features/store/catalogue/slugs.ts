// Slugs from names of any script: short, plain, and the same each time.
import { createHash } from 'node:crypto';
import { fold } from '../search.ts';

const baseAtMost = 56;

/** Short, the same for the same text, in letters and digits. */
export const digest = (text: string, length = 12): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

/** The letters and digits of a name that an address can show; empty where there are none. */
export function plainSlug(name: string): string {
  const slug = fold(name.replaceAll('&', ' and '))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, baseAtMost)
    .replace(/^-+|-+$/g, '');
  return slug;
}

/** An address for a name, made from its digest where the name's script has no plain letters. */
export const slugFor = (name: string, kind: string): string => plainSlug(name) || `${kind}-${digest(name)}`;

/**
 * What a game's address may be, the likeliest first: its name, that with its publisher's, that with a digest of what
 * names it in the catalogue, which nothing else has.
 */
export function slugChoices(title: string, publisher: string | null, key: string): [string, string, string] {
  const own = digest(key, 8);
  const base = plainSlug(title) || `game-${own}`;
  const maker = publisher === null ? '' : plainSlug(publisher).slice(0, 20).replace(/-+$/, '');
  const byMaker = maker ? `${base}-${maker}` : `${base}-${own}`;
  return [base, byMaker, `${base}-${own}`];
}
