// What the store holds on a member, for their copy of it: wishes, cart, and what the reviews' own part tells.
import { asc, eq } from 'drizzle-orm';
import { bundles, cartBundles } from '../../../../drizzle/schema/bundles.ts';
import { cartItems, games, memberTags, wishes } from '../../../../drizzle/schema/store.ts';
import type { ExportPart } from '../../../platform/exporting.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { reviewParts } from '../reviews/queries/ownData.ts';

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
  const waiting = cartBundles;
  yield* await tx
    .select({
      bundleId: bundles.id,
      slug: bundles.slug,
      name: bundles.name,
      at: waiting.at,
      seenAmount: waiting.seenAmount,
      seenCurrency: waiting.seenCurrency,
    })
    .from(waiting)
    .innerJoin(bundles, eq(bundles.id, waiting.bundleId))
    .where(eq(waiting.memberId, memberId))
    .orderBy(asc(waiting.at));
}

async function* tagsOf(tx: Transaction, memberId: string) {
  const { tag, at } = memberTags;
  yield* await tx
    .select({ ...game, tag, at })
    .from(memberTags)
    .innerJoin(games, eq(games.id, memberTags.gameId))
    .where(eq(memberTags.memberId, memberId))
    .orderBy(asc(at), asc(tag));
}

export const storeParts: ExportPart[] = [
  { name: 'wishes', read: wishesOf },
  { name: 'cart', read: cartOf },
  { name: 'tags', read: tagsOf },
  ...reviewParts,
];
