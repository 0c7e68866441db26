// What of a cart can be bought, and what that costs. Pure.
import type { Money } from '../../../../shared/primitives.ts';
import type { CartItem } from '../../../../shared/store.ts';

/** Why a game of the cart cannot be bought, or null. What one owns can still be given away. */
export function notBought({ game, owned }: CartItem, isGift: boolean): 'owned' | 'unsold' | 'coming' | null {
  if (game.price === null) return game.state === 'coming' ? 'coming' : 'unsold';
  return owned && !isGift ? 'owned' : null;
}

/** How the price has moved since the game was put there; null when it has not, or nobody knows. */
export function priceMove({ game, seen }: CartItem): { was: Money; now: Money } | null {
  const now = game.price?.now;
  if (!now || !seen || seen.currency !== now.currency || seen.amount === now.amount) return null;
  return { was: seen, now };
}

/** What the chosen games cost, without sales and with them. */
export function sumOf(items: readonly CartItem[]): { full: number; total: number } {
  const sum = { full: 0, total: 0 };
  for (const { game } of items) {
    sum.total += game.price?.now.amount ?? 0;
    sum.full += (game.price?.was ?? game.price?.now)?.amount ?? 0;
  }
  return sum;
}

export type Bid = { gameId: string; price: number };

/** What the buyer saw, as the server wants to hear it. */
export const bidsOf = (items: readonly CartItem[]): Bid[] =>
  items.flatMap(({ game }) => (game.price ? [{ gameId: game.id, price: game.price.now.amount }] : []));

/** The chosen games whose price is another now than when they were chosen. */
export function changedPrices(items: readonly CartItem[], bids: readonly Bid[]) {
  return items.flatMap(({ game }) => {
    const bid = bids.find(({ gameId }) => gameId === game.id);
    const now = game.price?.now;
    if (!bid || !now || now.amount === bid.price) return [];
    return [{ id: game.id, title: game.title, was: { amount: bid.price, currency: now.currency }, now }];
  });
}
