// The cart of a member: games go in once, with what they cost then, and come out.
import { sql } from 'drizzle-orm';
import type { Currency } from '../../../../shared/countries.ts';
import { limits } from '../../../../shared/limits.ts';
import { AppError } from '../../../errors.ts';
import type { Database, Transaction } from '../../../platform/postgres/database.ts';
import { plain } from '../../../platform/postgres/plain.ts';
import type { Services } from '../../../services.ts';
import { holdMember } from '../../accounts/queries.ts';
import { findOffers } from '../queries/offers.ts';

type Buyer = { id: string; currency: Currency };

/**
 * Puts a game into the cart; one that is there stays as it is, with the price seen first.
 * @throws AppError GAME_NOT_FOUND, CART_FULL, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function addToCart(services: Services, { id, currency }: Buyer, gameId: string): Promise<void> {
  await services.limits.consume('wish', id);
  await services.database.db.transaction(async (tx) => {
    await holdMember(tx, id);
    // Two at once would each find a place for one more.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`cart ${id}`}, 0))`);
    const now = services.clock.now();
    const offer = (await findOffers(tx, [gameId], currency, now)).get(gameId);
    if (!offer) throw new AppError('GAME_NOT_FOUND');
    await tx.execute(sql`
      insert into cart_items (member_id, game_id, at, seen_amount, seen_currency)
      values (${id}, ${gameId}, ${new Date(now).toISOString()}, ${offer.price}, ${currency})
      on conflict do nothing`);
    const [{ count } = { count: 0 }] = await tx.execute<{ count: number }>(
      sql`select count(*)::int as count from cart_items where member_id = ${id}`,
    );
    if (count > limits.orderItems.max) throw new AppError('CART_FULL', { max: limits.orderItems.max });
  });
}

/** Takes games out of the cart; those that are not in it are no matter. @throws AppError RATE_LIMITED. */
export async function removeFromCart(
  services: Services,
  memberId: string,
  gameIds: readonly string[],
): Promise<void> {
  await services.limits.consume('wish', memberId);
  await clearCart(services.database.db, memberId, gameIds);
}

/** Takes what was bought out of its buyer's cart. */
export async function clearCart(
  db: Database['db'] | Transaction,
  memberId: string,
  gameIds: readonly string[],
): Promise<void> {
  await plain(db)`
    delete from cart_items where member_id = ${memberId} and game_id = any(${`{${gameIds.join(',')}}`}::uuid[])`;
}
