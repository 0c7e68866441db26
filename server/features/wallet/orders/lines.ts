// The lines of an order: games alone and in bundles, at the prices of now, which must be those that the buyer saw.
import { bundleShares } from '../../../../shared/bundleShares.ts';
import type { Currency } from '../../../../shared/countries.ts';
import { limits } from '../../../../shared/limits.ts';
import { publisherShare } from '../../../../shared/refunds.ts';
import type { GameRef } from '../../../../shared/store.ts';
import type { BuyInput } from '../../../../shared/wallet.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { findOwned } from '../../library/queries.ts';
import { type BundleOffer, findBundleOffers } from '../../store/queries/bundleOffers.ts';
import { findOffers, type Offer } from '../../store/queries/offers.ts';

export type Line = {
  id: string;
  gameId: string;
  game: GameRef;
  /** Its names in languages where they differ. */
  titles: Offer['titles'];
  /** Null where the shop knows of none. */
  publisherId: string | null;
  /** Which it is bought in. */
  bundleId: string | null;
  listPrice: number;
  price: number;
  share: number;
};

/** What is offered of all that shall be bought, and which games of bundles whoever gets them has already. */
export type OnOffer = {
  offers: ReadonlyMap<string, Offer>;
  bundles: ReadonlyMap<string, BundleOffer>;
  owned: ReadonlySet<string>;
};

type Wanted = Pick<BuyInput, 'items' | 'bundles' | 'currency'>;

/**
 * Reads what is offered at a moment, in a transaction that holds whoever gets it.
 * @param now epoch milliseconds.
 */
export async function findOnOffer(
  tx: Transaction,
  { items, bundles: wanted = [] }: Pick<Wanted, 'items' | 'bundles'>,
  { recipientId, currency, now }: { recipientId: string; currency: Currency; now: number },
): Promise<OnOffer> {
  const alone = items.map(({ gameId }) => gameId);
  if (wanted.length === 0) {
    return { offers: await findOffers(tx, alone, currency, now), bundles: new Map(), owned: new Set() };
  }
  const bundles = await findBundleOffers(
    tx,
    wanted.map(({ bundleId }) => bundleId),
    now,
  );
  const bundled = [...bundles.values()].flatMap(({ gameIds }) => gameIds);
  const [offers, owned] = await Promise.all([
    findOffers(tx, [...alone, ...bundled], currency, now),
    findOwned(tx, recipientId, bundled),
  ]);
  return { offers, bundles, owned };
}

type Asked = Wanted & {
  newId: () => string;
  /** Of the wallet that pays. */
  pays: Currency;
  isGift: boolean;
};

/**
 * The lines of an order: the games alone in the order asked, then those of each bundle that are lacked.
 * @throws AppError GAME_NOT_FOUND, NOT_FOR_SALE, PRICE_CHANGED, ALREADY_OWNED, BUNDLE_NOT_FOUND, BUNDLE_NOT_FOR_SALE,
 *   BUNDLE_OVERLAPS, CART_FULL.
 */
export function linesOf(asked: Asked, onOffer: OnOffer): Line[] {
  const lines = asked.items.map(({ gameId, price: seen }) => {
    const offer = onOffer.offers.get(gameId);
    if (!offer) throw new AppError('GAME_NOT_FOUND', { gameId });
    const { listPrice, price } = offer;
    if (listPrice === null || price === null) throw new AppError('NOT_FOR_SALE', { gameId });
    expectSeen(asked, { gameId }, seen, price);
    return lineOf(asked.newId(), { ...offer, listPrice, price }, null);
  });
  const taken = new Set(lines.map(({ gameId }) => gameId));
  for (const { bundleId, price } of asked.bundles ?? []) {
    const parts = partsOf(asked, bundleId, onOffer);
    const twice = parts.find(({ gameId }) => taken.has(gameId));
    if (twice) throw new AppError('BUNDLE_OVERLAPS', { bundleId, gameId: twice.gameId });
    const sum = parts.reduce((all, part) => all + part.price, 0);
    expectSeen(asked, { bundleId }, price, sum);
    for (const part of parts) {
      taken.add(part.gameId);
      lines.push(lineOf(asked.newId(), part, bundleId));
    }
  }
  if (lines.length > limits.orderItems.max) throw new AppError('CART_FULL', limits.orderItems);
  return lines;
}

type Priced = Offer & { listPrice: number; price: number };

/** The games of a bundle that are lacked, each at its part of what they cost in it. */
function partsOf({ isGift }: Asked, bundleId: string, { offers, bundles, owned }: OnOffer): Priced[] {
  const bundle = bundles.get(bundleId);
  if (!bundle) throw new AppError('BUNDLE_NOT_FOUND', { bundleId });
  const priced = bundle.gameIds.flatMap((gameId): Priced[] => {
    const offer = offers.get(gameId);
    if (!offer || offer.listPrice === null || offer.price === null) return [];
    return [{ ...offer, listPrice: offer.listPrice, price: offer.price }];
  });
  if (!bundle.offered || priced.length < bundle.gameIds.length)
    throw new AppError('BUNDLE_NOT_FOR_SALE', { bundleId });
  const lacked = priced.filter(({ gameId }) => !owned.has(gameId));
  // What is given is given whole; what one buys for oneself completes the set.
  const has = priced.find(({ gameId }) => owned.has(gameId));
  if (has && (isGift || lacked.length === 0)) throw new AppError('ALREADY_OWNED', { gameId: has.gameId });
  const shares = bundleShares(
    lacked.map(({ price }) => price),
    bundle.percent,
  );
  return lacked.map((offer, place) => ({ ...offer, price: shares[place] ?? offer.price }));
}

/** A price in another currency is another price, whatever its number. */
function expectSeen(
  { currency, pays }: Asked,
  what: { gameId: string } | { bundleId: string },
  seen: number,
  now: number,
): void {
  if (now !== seen || currency !== pays)
    throw new AppError('PRICE_CHANGED', { ...what, seen, now, currency: pays });
}

const lineOf = (
  id: string,
  { gameId, slug, title, titles, publisherId, listPrice, price }: Priced,
  bundleId: string | null,
): Line => ({
  id,
  gameId,
  game: { id: gameId, slug, title },
  titles,
  publisherId,
  bundleId,
  listPrice,
  price,
  share: publisherId === null ? 0 : publisherShare(price),
});
