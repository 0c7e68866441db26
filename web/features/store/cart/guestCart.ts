// The cart of a guest: kept in the browser until somebody signs in.
import { limits } from '../../../../shared/limits.ts';
import type { Money } from '../../../../shared/primitives.ts';
import { guestList } from '../guestList.ts';

/** `seen` is what it cost when it was put there; `bundle` marks a bundle. */
export type GuestItem = { id: string; at: number; seen: Money | null; bundle?: true };

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);

function isMoney(value: unknown): value is Money {
  const { amount, currency } = (value ?? {}) as Partial<Money>;
  return Number.isSafeInteger(amount) && typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
}

/** Anything but items of a cart is left out. */
function parse(values: readonly unknown[]): readonly GuestItem[] {
  const items = (values as readonly (Partial<GuestItem> | null)[]).flatMap((item): GuestItem[] =>
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
}

const cart = guestList('lobby.cart', parse);

/** What is in it, newest first. */
export const guestCart = cart.read;
/** `guestCart` as a part of the page sees it, other tabs included. */
export const useGuestCart = cart.use;

/** Newest first; again is no change. @returns false when the cart is full. */
export function addToGuestCart(item: GuestItem): boolean {
  const items = guestCart();
  if (items.some(({ id }) => id === item.id)) return true;
  if (items.length >= limits.orderItems.max) return false;
  cart.write([item, ...items]);
  return true;
}

export function removeFromGuestCart(ids: readonly string[]): void {
  cart.write(guestCart().filter(({ id }) => !ids.includes(id)));
}
