// Groups of messages that no first page needs, in sets that are fetched with the pages they are for. Whatever stands in
// no set comes with the first load. A group whose name ends with `Errors` holds sentences for error codes.
import type { Messages } from './messages.ts';

export const wordSets = {
  /** The bell, alerts and what sets them. */
  alerts: ['alerts', 'alertErrors'],
  /** The door and the settings. */
  door: ['accounts', 'captcha', 'lateErrors', 'linkPage', 'newPassword', 'providers', 'settings'],
  /** The pages of those who look after the shop. */
  house: ['moderation', 'outbox'],
  /** The library. */
  library: ['library', 'libraryErrors'],
  /** Cart, checkout, wallet, orders. */
  money: ['cart', 'moneyErrors', 'orders', 'wallet'],
  /** Members' pages. */
  profiles: ['profileErrors', 'profiles'],
  /** What players say about a game. */
  reviews: ['reviewErrors', 'reviews'],
  /** The rooms: what can be done with messages and people there. */
  rooms: ['chatErrors', 'talk'],
} as const satisfies Record<string, readonly (keyof Messages)[]>;

export type WordSet = keyof typeof wordSets;
