// What of a cart can be bought, and what that costs. Pure.
import type { CartBundle } from '../../../../shared/bundles.ts';
import type { Money } from '../../../../shared/primitives.ts';
import type { CartItem } from '../../../../shared/store.ts';
import { paidFor } from '../bundles/bundlePrice.ts';

/** Why a game of the cart cannot be bought, or null. What one owns can still be given away. */
export function notBought({ game, owned }: CartItem, isGift: boolean): 'owned' | 'unsold' | 'coming' | null {
  if (game.price === null) return game.state === 'coming' ? 'coming' : 'unsold';
  return owned && !isGift ? 'owned' : null;
}

export type BundleWhy = 'owned' | 'unsold' | 'overlap';

/** Why a bundle of the cart cannot be bought, or null, whatever else is. */
export function bundleNotBought({ bundle }: CartBundle, isGift: boolean): 'owned' | 'unsold' | null {
  if (bundle.price === null) return 'unsold';
  return paidFor(bundle, isGift) === null ? 'owned' : null;
}

/** The games that would be bought in a bundle. */
const heldBy = ({ bundle }: CartBundle, isGift: boolean) =>
  bundle.games.flatMap(({ id, owned }) => (owned && !isGift ? [] : [id]));

/**
 * Of the bundles that are wanted those that no earlier one overlaps, and the games in them: a game is bought once.
 */
export function takenBundles(wanted: readonly CartBundle[], isGift: boolean) {
  const games = new Set<string>();
  const taken = wanted.filter((item) => {
    const ids = heldBy(item, isGift);
    if (bundleNotBought(item, isGift) !== null || ids.some((id) => games.has(id))) return false;
    for (const id of ids) games.add(id);
    return true;
  });
  return { taken, games };
}

/** What shall be bought. */
export type Chosen = { items: readonly CartItem[]; bundles: readonly CartBundle[]; isGift: boolean };

/** What the chosen games are sold in; undefined while nothing is chosen. */
export const currencyOf = ({ items, bundles }: Chosen) =>
  (items[0]?.game.price?.now ?? bundles[0]?.bundle.price?.now)?.currency;

type Move = { was: Money; now: Money };
function moved(seen: Money | null, now: Money | undefined): Move | null {
  if (!now || !seen || seen.currency !== now.currency || seen.amount === now.amount) return null;
  return { was: seen, now };
}

/** How the price has moved since the game was put there; null when it has not, or nobody knows. */
export const priceMove = ({ game, seen }: CartItem): Move | null => moved(seen, game.price?.now);

/** The same of a bundle that one buys for oneself. */
export const bundleMove = ({ bundle, seen }: CartBundle): Move | null => moved(seen, bundle.rest?.now);

/** How many games are chosen, and what they cost, without sales and with them. */
export function sumOf({ items, bundles, isGift }: Chosen): { games: number; full: number; total: number } {
  const sum = { games: items.length, full: 0, total: 0 };
  for (const { game } of items) {
    sum.total += game.price?.now.amount ?? 0;
    sum.full += (game.price?.was ?? game.price?.now)?.amount ?? 0;
  }
  for (const item of bundles) {
    const price = paidFor(item.bundle, isGift);
    sum.games += heldBy(item, isGift).length;
    sum.total += price?.now.amount ?? 0;
    sum.full += price?.was.amount ?? 0;
  }
  return sum;
}

export type Bids = {
  items: { gameId: string; price: number }[];
  bundles: { bundleId: string; price: number }[];
};

/** What the buyer saw, as the server wants to hear it. */
export const bidsOf = ({ items, bundles, isGift }: Chosen): Bids => ({
  items: items.flatMap(({ game }) => (game.price ? [{ gameId: game.id, price: game.price.now.amount }] : [])),
  bundles: bundles.flatMap(({ bundle }) => {
    const price = paidFor(bundle, isGift);
    return price ? [{ bundleId: bundle.id, price: price.now.amount }] : [];
  }),
});

/** The chosen games and bundles whose price is another now than when they were chosen. */
export function changedPrices({ items, bundles, isGift }: Chosen, bids: Bids) {
  const changeOf = (id: string, title: string, now: Money | undefined, seen: number | undefined) =>
    seen === undefined || !now || now.amount === seen
      ? []
      : [{ id, title, was: { amount: seen, currency: now.currency }, now }];
  return [
    ...items.flatMap(({ game }) => {
      const bid = bids.items.find(({ gameId }) => gameId === game.id);
      return changeOf(game.id, game.title, game.price?.now, bid?.price);
    }),
    ...bundles.flatMap(({ bundle }) => {
      const bid = bids.bundles.find(({ bundleId }) => bundleId === bundle.id);
      return changeOf(bundle.id, bundle.name, paidFor(bundle, isGift)?.now, bid?.price);
    }),
  ];
}
