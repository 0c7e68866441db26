// What of a cart can be bought, and at which price.
import { expect, it } from 'vitest';
import type { CartBundle } from '../../../../shared/bundles.ts';
import type { CartItem, GameCard } from '../../../../shared/store.ts';
import {
  bidsOf,
  bundleNotBought,
  changedPrices,
  notBought,
  priceMove,
  sumOf,
  takenBundles,
} from './cartLines.ts';

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

/** A bundle of games of 100 won each at half the price; those with a capital name are owned. */
function setOf(names: string, facts: Partial<CartBundle> & { unsold?: boolean } = {}) {
  const { unsold = false, ...rest } = facts;
  const games = [...names].map((name) => ({
    id: name.toLowerCase(),
    owned: name !== name.toLowerCase(),
  }));
  const lacked = games.filter(({ owned }) => !owned).length;
  const priceOf = (count: number) =>
    unsold || count === 0 ? null : { now: won(50 * count), was: won(100 * count) };
  const bundle = {
    id: `set ${names}`,
    name: names,
    games,
    price: priceOf(games.length),
    rest: priceOf(lacked),
  };
  return { bundle, addedAt: 0, seen: null, ...rest } as unknown as CartBundle;
}

it('CART-8: the sum is that of the chosen games, with what sales save', () => {
  const items = [itemOf('a', 800, { was: 1_000 }), itemOf('b', 0), itemOf('c', 500)];
  const none = { bundles: [], isGift: false };
  expect(sumOf({ items, ...none })).toEqual({ games: 3, full: 1_500, total: 1_300 });
  expect(sumOf({ items: [], ...none })).toEqual({ games: 0, full: 0, total: 0 });
  expect(bidsOf({ items: [...items, itemOf('d', null)], ...none }).items).toEqual([
    { gameId: 'a', price: 800 },
    { gameId: 'b', price: 0 },
    { gameId: 'c', price: 500 },
  ]);
});

it('UI-410: of a bundle one pays for what one lacks, and for a gift of it for all', () => {
  const chosen = { items: [itemOf('z', 10)], bundles: [setOf('Abc')] };
  expect(sumOf({ ...chosen, isGift: false })).toEqual({ games: 3, full: 210, total: 110 });
  expect(sumOf({ ...chosen, isGift: true })).toEqual({ games: 4, full: 310, total: 160 });
  expect(bidsOf({ ...chosen, isGift: false }).bundles).toEqual([{ bundleId: 'set Abc', price: 100 }]);
  expect(bidsOf({ ...chosen, isGift: true }).bundles).toEqual([{ bundleId: 'set Abc', price: 150 }]);
});

it('UI-410: what is owned whole can be given away, and what is not sold cannot be bought at all', () => {
  expect([true, false].map((isGift) => bundleNotBought(setOf('AB'), isGift))).toEqual([null, 'owned']);
  const unsold = setOf('ab', { unsold: true });
  expect([true, false].map((isGift) => bundleNotBought(unsold, isGift))).toEqual(['unsold', 'unsold']);
});

it('UI-411: of bundles that share a game the first is taken; a game one has is shared with nobody', () => {
  const [first, second, third] = [setOf('ab'), setOf('bc'), setOf('Bd')];
  const { taken, games } = takenBundles([first, second, third], false);
  expect(taken).toEqual([first, third]);
  expect([...games]).toEqual(['a', 'b', 'd']);
  expect(takenBundles([first, second, third], true).taken).toEqual([first]);
  expect(takenBundles([setOf('ab', { unsold: true }), second], false).taken).toEqual([second]);
});

it('CART-9: prices that changed while paying are found by what was bid', () => {
  const bids = {
    items: [
      { gameId: 'a', price: 800 },
      { gameId: 'b', price: 500 },
    ],
    bundles: [{ bundleId: 'set xy', price: 120 }],
  };
  const items = [itemOf('a', 1_000), itemOf('b', 500), itemOf('c', 1)];
  expect(changedPrices({ items, bundles: [setOf('xy')], isGift: false }, bids)).toEqual([
    { id: 'a', title: 'a', was: won(800), now: won(1_000) },
    { id: 'set xy', title: 'xy', was: won(120), now: won(100) },
  ]);
});
