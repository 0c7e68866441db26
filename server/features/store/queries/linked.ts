// Games that messages link to: all links of a page of history in one call.
import type { LinkedGame } from '../../../../shared/store.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findOwned } from '../../library/queries.ts';
import type { Viewer } from '../viewer.ts';
import { findCards } from './cards.ts';

/** Each once, with what it costs the viewer now; games that do not exist, drafts among them, are left out. */
export async function findLinked(
  database: Database,
  slugs: readonly string[],
  viewer: Viewer,
): Promise<LinkedGame[]> {
  if (slugs.length === 0) return [];
  const rows = await database.sql<
    { id: string }[]
  >`select id from games where slug = any(${[...slugs]}::text[])`;
  const ids = rows.map(({ id }) => id);
  const [cards, owned] = await Promise.all([
    findCards(database, ids, viewer),
    viewer.memberId === null ? new Set<string>() : findOwned(database.db, viewer.memberId, ids),
  ]);
  return cards.map((card) => ({ ...card, owned: owned.has(card.id) }));
}
