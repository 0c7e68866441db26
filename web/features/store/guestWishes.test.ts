// A guest's wishes in the browser.
import { beforeEach, expect, it, vi } from 'vitest';
import { limits } from '../../../shared/limits.ts';

const key = 'lobby.wishes';
let stored: Map<string, string>;

/** A fresh page over what the browser keeps. */
async function openPage() {
  vi.resetModules();
  return import('./guestWishes.ts');
}

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
  });
  return () => vi.unstubAllGlobals();
});

it('UI-23: wishes are kept newest first, each once, and survive a reload', async () => {
  const page = await openPage();
  for (const id of ['a', 'b', 'c', 'a']) page.addGuestWish(id);
  page.removeGuestWish('b');
  expect(page.guestWishes()).toEqual(['a', 'c']);
  expect((await openPage()).guestWishes()).toEqual(['a', 'c']);
});

it('UI-23: the list does not outgrow what one call may carry', async () => {
  const page = await openPage();
  for (let index = 0; index <= limits.gameIds.max; index += 1) page.addGuestWish(`game ${index}`);
  expect(page.guestWishes()).toHaveLength(limits.gameIds.max);
  expect(page.guestWishes()[0]).toBe(`game ${limits.gameIds.max}`);
});

it.each(['{', '7', '{"a":1}', 'null'])('UI-23: a storage that holds %s reads as no wishes', async (text) => {
  stored.set(key, text);
  expect((await openPage()).guestWishes()).toEqual([]);
});

it('UI-23: without a storage wishes hold until the page is left', async () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
  const page = await openPage();
  page.addGuestWish('a');
  expect(page.guestWishes()).toEqual(['a']);
});
