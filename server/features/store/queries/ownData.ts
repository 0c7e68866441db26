// What the store holds on a member, for their copy of it: wishes, cart and reviews.
import { asc, eq } from 'drizzle-orm';
import { cartItems, games, reviews, wishes } from '../../../../drizzle/schema/store.ts';
import type { ExportPart } from '../../../platform/exporting.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';

const game = { gameId: games.id, slug: games.slug, title: games.title };

async function* wishesOf(tx: Transaction, memberId: string) {
  yield* await tx
    .select({
      ...game,
      at: wishes.at,
      alertWhen: wishes.alertWhen,
      alertValue: wishes.alertValue,
      alertCurrency: wishes.alertCurrency,
    })
    .from(wishes)
    .innerJoin(games, eq(games.id, wishes.gameId))
    .where(eq(wishes.memberId, memberId))
    .orderBy(asc(wishes.at));
}

async function* cartOf(tx: Transaction, memberId: string) {
  const { at, seenAmount, seenCurrency } = cartItems;
  yield* await tx
    .select({ ...game, at, seenAmount, seenCurrency })
    .from(cartItems)
    .innerJoin(games, eq(games.id, cartItems.gameId))
    .where(eq(cartItems.memberId, memberId))
    .orderBy(asc(at));
}

async function* reviewsOf(tx: Transaction, memberId: string) {
  const { id, recommended, body, playMinutes, at } = reviews;
  yield* await tx
    .select({ id, ...game, recommended, body, playMinutes, at })
    .from(reviews)
    .innerJoin(games, eq(games.id, reviews.gameId))
    .where(eq(reviews.memberId, memberId))
    .orderBy(asc(at));
}

export const storeParts: ExportPart[] = [
  { name: 'wishes', read: wishesOf },
  { name: 'cart', read: cartOf },
  { name: 'reviews', read: reviewsOf },
];
