// What bundles hold and take off at a moment, for whoever buys them: read inside the purchase's own transaction.
import type { BundleRef } from '../../../../shared/bundles.ts';
import type { Executor } from '../../../platform/postgres/database.ts';
import { plain } from '../../../platform/postgres/plain.ts';

export type BundleOffer = {
  bundleId: string;
  slug: string;
  name: string;
  percent: number;
  /** Whether it is offered at that moment; its games may still be sold in no currency of the buyer's. */
  offered: boolean;
  /** In the order in which they are shown. */
  gameIds: string[];
};

/**
 * The bundles by their ids; drafts and those that do not exist are left out.
 * @param now epoch milliseconds.
 */
export async function findBundleOffers(
  db: Executor,
  bundleIds: readonly string[],
  now: number,
): Promise<Map<string, BundleOffer>> {
  const at = new Date(now).toISOString();
  // A game that has gone to another publisher is in nobody's bundle to sell.
  const rows = await plain(db)<BundleOffer[]>`
    select bundles.id as "bundleId", slug, name, percent,
      bundles.state = 'offered' and coalesce(starts_at <= ${at}::timestamptz, true)
        and coalesce(ends_at > ${at}::timestamptz, true)
        and not exists (
          select 1 from bundle_games held join games on games.id = held.game_id
          where held.bundle_id = bundles.id and games.publisher_id is distinct from bundles.publisher_id
        ) as offered,
      array(select game_id::text from bundle_games where bundle_id = bundles.id order by position, game_id) as "gameIds"
    from bundles where state <> 'draft' and id = any(${`{${bundleIds.join(',')}}`}::uuid[])`;
  return new Map([...rows].map((row) => [row.bundleId, row]));
}

/** What bundles are called, also those that have ended; drafts are left out. */
export async function findBundleRefs(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, BundleRef>> {
  if (ids.length === 0) return new Map();
  const rows = await plain(db)<BundleRef[]>`
    select id, slug, name from bundles where id = any(${`{${ids.join(',')}}`}::uuid[])`;
  return new Map([...rows].map((row) => [row.id, row]));
}
