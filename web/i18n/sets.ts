// Groups of messages that no first page needs, in sets that are fetched with the pages they are for. Whatever stands in
// no set comes with the first load. A group whose name ends with `Errors` holds sentences for error codes.
import type { Messages } from './messages.ts';

export const wordSets = {
  /** What friends did. */
  activity: ['activity'],
  /** The bell, alerts and what sets them. */
  alerts: ['alerts', 'alertErrors'],
  /** Games that are sold together. */
  bundles: ['bundles'],
  /** The door and the settings. */
  door: [
    'accounts',
    'captcha',
    'lateErrors',
    'linkPage',
    'newPassword',
    'providers',
    'settings',
    'uploadErrors',
  ],
  /** Searching what was said, and coming to a day. */
  finding: ['finding'],
  /** What stands on a game's page besides. */
  game: ['gameMore'],
  /** Groups, the lobby's own channel, the rooms of games. */
  groups: ['groups', 'groupErrors'],
  /** The pages of those who look after the shop. */
  house: ['moderation', 'outbox'],
  /** Friends: the dock of a member, cards of people. */
  people: ['friendErrors', 'people'],
  /** Looking after a room, what one hears of it, and links that lead in. */
  keeping: ['roomKeeping'],
  /** The library. */
  library: ['library', 'libraryErrors'],
  /** Cart, checkout, wallet, orders. */
  money: ['cart', 'moneyErrors', 'orders', 'wallet'],
  /** Members' pages. */
  profiles: ['profileErrors', 'profiles'],
  /** Publishers' pages. */
  publishing: ['publishing', 'publishingErrors'],
  /** Saying what is wrong with something, and deciding about it. */
  reports: ['reporting'],
  /** What players say about a game. */
  reviews: ['reviewErrors', 'reviews'],
  /** The rooms, and what can be done with messages there. */
  rooms: ['chatErrors', 'rooms', 'talk', 'uploadErrors'],
} as const satisfies Record<string, readonly (keyof Messages)[]>;

export type WordSet = keyof typeof wordSets;
