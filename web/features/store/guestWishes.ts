// The wishes of a guest: kept in the browser until somebody signs in.
import { limits } from '../../../shared/limits.ts';
import { guestList } from './guestList.ts';

/** Anything but a text is no wish. */
const wishes = guestList<string>('lobby.wishes', (values) =>
  values.filter((id): id is string => typeof id === 'string'),
);

/** The ids of wished games, newest first. */
export const guestWishes = wishes.read;
/** `guestWishes` as a part of the page sees it, other tabs included. */
export const useGuestWishes = wishes.use;

/** Newest first; the oldest falls out at the limit. */
export function addGuestWish(id: string): void {
  wishes.write([id, ...guestWishes().filter((each) => each !== id)].slice(0, limits.gameIds.max));
}

export function removeGuestWish(id: string): void {
  wishes.write(guestWishes().filter((each) => each !== id));
}
