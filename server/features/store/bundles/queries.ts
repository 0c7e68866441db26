// Bundles as everybody sees them: what they hold, and what that costs this viewer now.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { bundleLimits, bundleShares } from '../../../../shared/bundleShares.ts';
import type { Bundle, BundlePrice, CartBundle } from '../../../../shared/bundles.ts';
import { type Currency, idSchema, type Page } from '../../../../shared/primitives.ts';
import type { GameCard } from '../../../../shared/store.ts';
import { AppError } from '../../../errors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { plain } from '../../../platform/postgres/plain.ts';
import { findOwned } from '../../library/queries.ts';
import { type BundleOffer, findBundleOffers } from '../queries/bundleOffers.ts';
import { findCards } from '../queries/cards.ts';
import type { Viewer } from '../viewer.ts';

type Row = {
  id: string;
  about: Partial<Record<string, string>>;
  /** Epoch milliseconds. */
  until: string | null;
  publisher_id: string;
  publisher_slug: string;
  publisher_name: string;
};

/** What these games cost together; null where one of them is not sold. */
function priceOf(games: readonly GameCard[], percent: number, currency: Currency): BundlePrice | null {
  const priced = games.flatMap(({ price }) => price ?? []);
  if (priced.length < games.length || priced.length === 0) return null;
  const shares = bundleShares(
    priced.map(({ now }) => now.amount),
    percent,
  );
  const sum = (amounts: readonly number[]) => ({
    amount: amounts.reduce((all, one) => all + one, 0),
    currency,
  });
  return { now: sum(shares), was: sum(priced.map(({ now, was }) => (was ?? now).amount)) };
}

/** In the order of the ids; drafts and bundles that do not exist are left out. */
export async function findBundles(
  database: Database,
  ids: readonly string[],
  viewer: Viewer,
): Promise<Bundle[]> {
  if (ids.length === 0) return [];
  const [rows, offers] = await Promise.all([
    plain(database.db)<Row[]>`
      select bundles.id, bundles.about, (extract(epoch from ends_at) * 1000)::bigint as until,
        publishers.id as publisher_id, publishers.slug as publisher_slug, publishers.name as publisher_name
      from bundles join publishers on publishers.id = bundles.publisher_id
      where bundles.id = any(${`{${ids.join(',')}}`}::uuid[])`,
    findBundleOffers(database.db, ids, viewer.now),
  ]);
  const gameIds = [...new Set([...offers.values()].flatMap((offer) => offer.gameIds))];
  const [cards, owned] = await Promise.all([
    findCards(database, gameIds, viewer),
    viewer.memberId === null ? new Set<string>() : findOwned(database.db, viewer.memberId, gameIds),
  ]);
  const games = new Map(cards.map((card) => [card.id, { ...card, owned: owned.has(card.id) }]));
  const facts = new Map([...rows].map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const [offer, row] = [offers.get(id), facts.get(id)];
    return offer && row ? present(offer, row, games, viewer) : [];
  });
}

function present(
  { bundleId, slug, name, percent, offered, gameIds }: BundleOffer,
  row: Row,
  cards: ReadonlyMap<string, Bundle['games'][number]>,
  { language, currency }: Viewer,
): Bundle {
  const games = gameIds.flatMap((id) => cards.get(id) ?? []);
  // A game that nobody may see any more is sold to nobody.
  const price = offered && games.length === gameIds.length ? priceOf(games, percent, currency) : null;
  const left = games.filter(({ owned }) => !owned);
  return {
    id: bundleId,
    slug,
    name,
    about: row.about[language] ?? row.about['en'] ?? Object.values(row.about)[0] ?? '',
    publisher: { id: row.publisher_id, slug: row.publisher_slug, name: row.publisher_name },
    percent,
    until: row.until === null ? null : Number(row.until),
    games,
    price,
    rest: price && priceOf(left, percent, currency),
  };
}

/** @param bundle its id or its slug. @throws AppError BUNDLE_NOT_FOUND. */
export async function findBundle(database: Database, bundle: string, viewer: Viewer): Promise<Bundle> {
  let id = bundle;
  if (!idSchema.safeParse(bundle).success) {
    const [row] = await plain(database.db)<{ id: string }[]>`select id from bundles where slug = ${bundle}`;
    if (!row) throw new AppError('BUNDLE_NOT_FOUND');
    id = row.id;
  }
  const [found] = await findBundles(database, [id], viewer);
  if (!found) throw new AppError('BUNDLE_NOT_FOUND');
  return found;
}

/** Those with a game that are for sale to this viewer, the newest first: a few. */
export async function findBundlesOfGame(
  database: Database,
  gameId: string,
  viewer: Viewer,
): Promise<Bundle[]> {
  const at = new Date(viewer.now).toISOString();
  const rows = await plain(database.db)<{ id: string }[]>`
    select bundles.id from bundle_games join bundles on bundles.id = bundle_games.bundle_id
    where bundle_games.game_id = ${gameId}::uuid and state = 'offered'
      and coalesce(starts_at <= ${at}::timestamptz, true) and coalesce(ends_at > ${at}::timestamptz, true)
    order by bundles.id desc limit ${bundleLimits.ofGame.max}`;
  const found = await findBundles(
    database,
    [...rows].map(({ id }) => id),
    viewer,
  );
  return found.filter(({ price }) => price !== null);
}

const byId = z.tuple([idSchema]);

/**
 * A publisher's bundles that are for sale to this viewer, the newest first. A page holds fewer where some are sold in other
 * currencies only.
 * @throws AppError BAD_CURSOR.
 */
export async function listBundlesOfMaker(
  database: Database,
  asked: { publisherId: string; cursor?: string | null | undefined; limit: number },
  viewer: Viewer,
): Promise<Page<Bundle>> {
  const after = asked.cursor ? decodeCursor(asked.cursor, byId)[0] : null;
  const at = new Date(viewer.now).toISOString();
  const rows = await plain(database.db)<{ id: string }[]>`
    select id from bundles
    where publisher_id = ${asked.publisherId}::uuid and state = 'offered'
      and coalesce(starts_at <= ${at}::timestamptz, true) and coalesce(ends_at > ${at}::timestamptz, true)
      and (${after}::uuid is null or id < ${after}::uuid)
    order by id desc limit ${asked.limit + 1}`;
  const ids = [...rows].slice(0, asked.limit).map(({ id }) => id);
  const found = await findBundles(database, ids, viewer);
  const last = rows.length > asked.limit ? ids.at(-1) : undefined;
  return {
    items: found.filter(({ price }) => price !== null),
    nextCursor: last === undefined ? null : encodeCursor([last]),
  };
}

type Waiting = { bundle_id: string; at: string; seen_amount: string | null; seen_currency: Currency };

/** The bundles in a member's cart, the newest first. */
export async function findCartBundles(
  database: Database,
  memberId: string,
  viewer: Viewer,
): Promise<CartBundle[]> {
  const rows = await database.db.execute<Waiting>(sql`
    select bundle_id, (extract(epoch from at) * 1000)::bigint as at, seen_amount, seen_currency
    from cart_bundles where member_id = ${memberId} order by cart_bundles.at desc, bundle_id`);
  const facts = new Map([...rows].map((row) => [row.bundle_id, row]));
  return (await findBundles(database, [...facts.keys()], viewer)).map((bundle) => {
    const row = facts.get(bundle.id);
    const isSeen = row?.seen_amount != null && row.seen_currency === viewer.currency;
    return {
      bundle,
      addedAt: Number(row?.at ?? 0),
      seen: isSeen ? { amount: Number(row.seen_amount), currency: viewer.currency } : null,
    };
  });
}
