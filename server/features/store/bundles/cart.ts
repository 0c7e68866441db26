// Bundles in the cart of a member: each goes in once, with what it cost then, and comes out.
import { sql } from 'drizzle-orm';
import { bundleLimits } from '../../../../shared/bundleShares.ts';
import { AppError } from '../../../errors.ts';
import type { Database, Transaction } from '../../../platform/postgres/database.ts';
import { plain } from '../../../platform/postgres/plain.ts';
import type { Services } from '../../../services.ts';
import { holdMember } from '../../accounts/queries.ts';
import type { Viewer } from '../viewer.ts';
import { findBundle } from './queries.ts';

/**
 * Puts a bundle into the cart; one that is there stays as it is, with the price seen first.
 * @throws AppError BUNDLE_NOT_FOUND, CART_FULL, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function addBundleToCart(
  services: Services,
  memberId: string,
  bundleId: string,
  viewer: Viewer,
): Promise<void> {
  await services.limits.consume('wish', memberId);
  const { rest } = await findBundle(services.database, bundleId, viewer);
  await services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    // Two at once would each find a place for one more.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`cart ${memberId}`}, 0))`);
    await tx.execute(sql`
      insert into cart_bundles (member_id, bundle_id, at, seen_amount, seen_currency)
      values (${memberId}, ${bundleId}, ${new Date(viewer.now).toISOString()}, ${rest?.now.amount ?? null}, ${viewer.currency})
      on conflict do nothing`);
    const [{ count } = { count: 0 }] = await tx.execute<{ count: number }>(
      sql`select count(*)::int as count from cart_bundles where member_id = ${memberId}`,
    );
    if (count > bundleLimits.inCart.max) throw new AppError('CART_FULL', bundleLimits.inCart);
  });
}

/** Takes a bundle out of the cart; one that is not in it is no matter. @throws AppError RATE_LIMITED. */
export async function removeBundleFromCart(
  services: Services,
  memberId: string,
  bundleId: string,
): Promise<void> {
  await services.limits.consume('wish', memberId);
  await clearCartBundles(services.database.db, memberId, [bundleId]);
}

/** Takes bundles that were bought out of their buyer's cart. */
export async function clearCartBundles(
  db: Database['db'] | Transaction,
  memberId: string,
  bundleIds: readonly string[],
): Promise<void> {
  await plain(db)`
    delete from cart_bundles
    where member_id = ${memberId} and bundle_id = any(${`{${bundleIds.join(',')}}`}::uuid[])`;
}
