// What is in a cart now: prices of now beside those seen, and what the member has already.
import { sql } from 'drizzle-orm';
import type { FullCart } from '../../../../shared/bundles.ts';
import type { Currency } from '../../../../shared/countries.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findOwned } from '../../library/queries.ts';
import { findCartBundles } from '../bundles/queries.ts';
import { findCards } from '../queries/cards.ts';
import type { Viewer } from '../viewer.ts';

type Row = { game_id: string; at: string; seen_amount: string | null; seen_currency: Currency };

/** The whole cart: it holds no more than one order may. */
export async function findCart(database: Database, memberId: string, viewer: Viewer): Promise<FullCart> {
  const rows = await database.db.execute<Row>(sql`
    select game_id, (extract(epoch from at) * 1000)::bigint as at, seen_amount, seen_currency
    from cart_items where member_id = ${memberId} order by cart_items.at desc, game_id`);
  const facts = new Map([...rows].map((row) => [row.game_id, row]));
  const ids = [...facts.keys()];
  const [cards, owned, bundles] = await Promise.all([
    findCards(database, ids, viewer),
    findOwned(database.db, memberId, ids),
    findCartBundles(database, memberId, viewer),
  ]);
  const items = cards.map((game) => {
    const row = facts.get(game.id);
    const isSeen = row?.seen_amount != null && row.seen_currency === viewer.currency;
    return {
      game,
      addedAt: Number(row?.at ?? 0),
      seen: isSeen ? { amount: Number(row.seen_amount), currency: viewer.currency } : null,
      owned: owned.has(game.id),
    };
  });
  const amount = items.reduce((sum, { game, owned }) => sum + (owned ? 0 : (game.price?.now.amount ?? 0)), 0);
  return { items, bundles, total: { amount, currency: viewer.currency } };
}
