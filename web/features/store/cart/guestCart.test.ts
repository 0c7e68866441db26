// A guest's cart in the browser.
import { beforeEach, expect, it, vi } from 'vitest';
import { limits } from '../../../../shared/limits.ts';

const key = 'lobby.cart';
let stored: Map<string, string>;

/** A fresh page over what the browser keeps. */
async function openPage() {
  vi.resetModules();
  return import('./guestCart.ts');
}

const idOf = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const item = (number: number) => ({
  id: idOf(number),
  at: number,
  seen: { amount: 100 * number, currency: 'KRW' as const },
});

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
  });
  return () => vi.unstubAllGlobals();
});

it('CART-5: it is kept newest first, each once with the price seen first, and survives a reload', async () => {
  const page = await openPage();
  for (const number of [1, 2, 3]) expect(page.addToGuestCart(item(number))).toBe(true);
  expect(page.addToGuestCart({ ...item(1), at: 9, seen: null })).toBe(true);
  page.removeFromGuestCart([idOf(2), idOf(7)]);
  expect(page.guestCart()).toEqual([item(3), item(1)]);
  expect((await openPage()).guestCart()).toEqual([item(3), item(1)]);
});

it('CART-5: it holds as many as an order may, and says when it is full', async () => {
  const page = await openPage();
  for (let number = 1; number <= limits.orderItems.max; number += 1) page.addToGuestCart(item(number));
  expect(page.addToGuestCart(item(1_000))).toBe(false);
  expect(page.addToGuestCart(item(1))).toBe(true);
  expect(page.guestCart()).toHaveLength(limits.orderItems.max);
});

it.each(['{', '7', '{"a":1}', 'null', '[null,7,{"id":"x"},{"id":["a"]},{}]'])(
  'CART-5: a storage that holds %s reads as an empty cart',
  async (text) => {
    stored.set(key, text);
    expect((await openPage()).guestCart()).toEqual([]);
  },
);

it('CART-5: a price that is none, and a game twice, are left out', async () => {
  const odd = [
    { ...item(1), seen: { amount: '1', currency: 'KRW' } },
    item(1),
    { ...item(2), seen: null, at: 'x' },
  ];
  stored.set(key, JSON.stringify(odd));
  expect((await openPage()).guestCart()).toEqual([
    { ...item(1), seen: null },
    { ...item(2), seen: null, at: 0 },
  ]);
});

it('CART-5: without a storage it holds until the page is left', async () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
  const page = await openPage();
  page.addToGuestCart(item(1));
  expect(page.guestCart()).toEqual([item(1)]);
});
