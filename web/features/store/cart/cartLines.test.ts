// What of a cart can be bought, and at which price.
import { expect, it } from 'vitest';
import type { CartItem, GameCard } from '../../../../shared/store.ts';
import { bidsOf, changedPrices, notBought, priceMove, sumOf } from './cartLines.ts';

const won = (amount: number) => ({ amount, currency: 'KRW' as const });

function itemOf(
  id: string,
  price: number | null,
  facts: Partial<CartItem> & { was?: number; state?: string } = {},
) {
  const { was, state = 'released', ...rest } = facts;
  const game = {
    id,
    title: id,
    state,
    price:
      price === null ? null : { now: won(price), was: was ? won(was) : null, percent: null, until: null },
  } as GameCard;
  return { game, addedAt: 0, seen: null, owned: false, ...rest } as CartItem;
}

it('CART-6: what is owned, not out, or no longer sold cannot be chosen; what is owned can be given away', () => {
  const owned = itemOf('a', 100, { owned: true });
  expect(notBought(itemOf('a', 100), false)).toBeNull();
  expect([notBought(owned, false), notBought(owned, true)]).toEqual(['owned', null]);
  for (const isGift of [true, false]) {
    expect(notBought(itemOf('a', null), isGift)).toBe('unsold');
    expect(notBought(itemOf('a', null, { state: 'coming' }), isGift)).toBe('coming');
  }
});

it('CART-7: a price that moved since is told with both, in one currency', () => {
  expect(priceMove(itemOf('a', 800, { seen: won(1_000) }))).toEqual({ was: won(1_000), now: won(800) });
  expect(priceMove(itemOf('a', 800, { seen: won(800) }))).toBeNull();
  expect(priceMove(itemOf('a', 800, { seen: { amount: 1_000, currency: 'USD' } }))).toBeNull();
  expect(priceMove(itemOf('a', null, { seen: won(800) }))).toBeNull();
  expect(priceMove(itemOf('a', 800))).toBeNull();
});

it('CART-8: the sum is that of the chosen games, with what sales save', () => {
  const items = [itemOf('a', 800, { was: 1_000 }), itemOf('b', 0), itemOf('c', 500)];
  expect(sumOf(items)).toEqual({ full: 1_500, total: 1_300 });
  expect(sumOf([])).toEqual({ full: 0, total: 0 });
  expect(bidsOf([...items, itemOf('d', null)])).toEqual([
    { gameId: 'a', price: 800 },
    { gameId: 'b', price: 0 },
    { gameId: 'c', price: 500 },
  ]);
});

it('CART-9: prices that changed while paying are found by what was bid', () => {
  const bids = [
    { gameId: 'a', price: 800 },
    { gameId: 'b', price: 500 },
  ];
  const items = [itemOf('a', 1_000), itemOf('b', 500), itemOf('c', 1)];
  expect(changedPrices(items, bids)).toEqual([{ id: 'a', title: 'a', was: won(800), now: won(1_000) }]);
});
