// The cart of a guest: kept in the browser until somebody signs in.
import { useSyncExternalStore } from 'react';
import { limits } from '../../../../shared/limits.ts';
import type { Money } from '../../../../shared/primitives.ts';

/** `seen` is what it cost when it was put there; `bundle` marks a bundle. */
export type GuestItem = { id: string; at: number; seen: Money | null; bundle?: true };

const key = 'lobby.cart';
const none: readonly GuestItem[] = [];
const listeners = new Set<() => void>();
let known: { text: string | null; items: readonly GuestItem[] } = { text: null, items: none };

function read(): readonly GuestItem[] {
  let text: string | null = null;
  try {
    text = localStorage.getItem(key);
  } catch {
    return known.items;
  }
  if (text !== known.text) known = { text, items: parse(text) };
  return known.items;
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);

function isMoney(value: unknown): value is Money {
  const { amount, currency } = (value ?? {}) as Partial<Money>;
  return Number.isSafeInteger(amount) && typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
}

/** Anything but items of a cart is left out. */
function parse(text: string | null): readonly GuestItem[] {
  if (!text) return none;
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return none;
    const items = value.flatMap((item: Partial<GuestItem> | null): GuestItem[] =>
      isId(item?.id)
        ? [
            {
              id: item.id,
              at: Number(item.at) || 0,
              seen: isMoney(item.seen) ? item.seen : null,
              ...(item.bundle === true && { bundle: true }),
            },
          ]
        : [],
    );
    const first = new Map(items.toReversed().map((item) => [item.id, item]));
    return [...first.values()].toReversed().slice(0, limits.orderItems.max);
  } catch {
    return none;
  }
}

function write(items: readonly GuestItem[]): void {
  const text = JSON.stringify(items);
  try {
    localStorage.setItem(key, text);
  } catch {
    // without storage it holds until the page is left
  }
  known = { text, items };
  for (const listener of listeners) listener();
}

/** Newest first; again is no change. @returns false when the cart is full. */
export function addToGuestCart(item: GuestItem): boolean {
  const items = read();
  if (items.some(({ id }) => id === item.id)) return true;
  if (items.length >= limits.orderItems.max) return false;
  write([item, ...items]);
  return true;
}

export function removeFromGuestCart(ids: readonly string[]): void {
  write(read().filter(({ id }) => !ids.includes(id)));
}

/** What is in it, newest first. */
export const guestCart = read;

function subscribe(listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === key) listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', onStorage);
  };
}

/** `guestCart` as a part of the page sees it, other tabs included. */
export function useGuestCart(): readonly GuestItem[] {
  return useSyncExternalStore(subscribe, read);
}
