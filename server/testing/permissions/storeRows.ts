// Who may do what in the store and with a library.
import { expect } from 'vitest';
import { cells, type Row, type Rows } from './row.ts';
import type { World } from './world.ts';

const everybody = cells('+ + + + + + + +');
const members = cells('- - + + + + + +');
const game = ({ gameId }: World) => ({ gameId });
const spare = ({ spareGameId }: World) => ({ gameId: spareGameId });
const device = ({ ids }: World) => ({ deviceId: ids['gameDeviceId'] });
const onDevice = (w: World) => ({ gameId: w.gameId, device: { id: w.ids['gameDeviceId'], name: 'Desk' } });
const collection = ({ ids }: World) => ({ collectionId: ids['collectionId'] });
const shelf = (w: World) => ({ ...collection(w), gameIds: [w.gameId] });
/** One thing for those who have one of their own, nothing for all others. */
const list = (has: boolean, one: unknown) => ({ items: has ? [one] : [] });
const hasOne = ({ kind }: World) => kind === 'owner' || kind === 'other';
const shown = ({ gameId }: World) => expect.arrayContaining([expect.objectContaining({ id: gameId })]);

//                    guest banned member friend other owner moderator admin
const withCopy = cells('- - ! ! + + ! !', 'GAME_NOT_OWNED');
const ownShelf = cells('- - ! ! ! + ! !', 'COLLECTION_NOT_FOUND');
const ownAlone = cells('- - = = = + = =');
const installed: Pick<Row, 'needs'> = { needs: ['copy', 'gameDevice'] };
const shelved: Pick<Row, 'needs'> = { needs: ['copy', 'collection'] };

export const storeRows: Rows = {
  'store.categories': { may: everybody, gives: () => [{ slug: 'shelf' }] },
  'store.facets': {
    may: everybody,
    input: () => ({}),
    gives: () => ({ categories: [{ slug: 'shelf', games: 2 }] }),
  },
  'store.games': { may: everybody, input: () => ({ limit: 100 }), gives: (w) => ({ items: shown(w) }) },
  'store.game': { may: everybody, input: (w) => ({ id: w.gameId }), gives: (w) => ({ id: w.gameId }) },
  'store.alike': { may: everybody, input: spare, gives: (w) => [{ id: w.gameId }] },
  'store.gamesByIds': {
    may: everybody,
    input: (w) => ({ ids: [w.gameId] }),
    gives: (w) => [{ id: w.gameId }],
  },
  'store.linkedGames': {
    may: everybody,
    input: () => ({ slugs: ['a-game'] }),
    gives: () => [{ slug: 'a-game' }],
  },
  'store.wish': { may: members, input: spare, gives: () => ({ wished: true }), writes: ['wishes'] },
  'store.unwish': {
    may: cells('- - = = + + = ='),
    needs: ['wish'],
    input: game,
    gives: () => ({ wished: false }),
    writes: ['wishes'],
  },
  'store.setWishAlert': {
    may: cells('- - ! ! + + ! !', 'WISH_NOT_FOUND'),
    needs: ['wish'],
    input: ({ gameId }) => ({ gameId, alert: { when: 'percent', percent: 50 } }),
    writes: ['wishes'],
  },
  'store.wishlist': {
    may: members,
    needs: ['wish'],
    gives: (w) => list(hasOne(w), { id: w.gameId }),
  },
  'store.cart': {
    may: members,
    needs: ['cart'],
    gives: (w) => list(hasOne(w), { game: { id: w.spareGameId } }),
  },
  'store.addToCart': { may: members, input: spare, gives: () => ({ inCart: true }), writes: ['cart_items'] },
  'store.removeFromCart': {
    may: cells('- - = = + + = ='),
    needs: ['cart'],
    input: ({ spareGameId }) => ({ gameIds: [spareGameId] }),
    writes: ['cart_items'],
  },
  'library.games': { may: members, needs: ['copy'], gives: (w) => list(hasOne(w), { id: w.gameId }) },
  'library.onLibrary': {
    may: members,
    cause: ({ self, app }) =>
      self?.caller.library.makeCollection({ name: `Shelf ${Math.random()}`, key: app.services.newId() }) ??
      Promise.resolve(),
    gives: () => ({ type: 'library.changed' }),
  },
  'library.overview': {
    may: members,
    ...shelved,
    gives: (w) => ({
      games: hasOne(w) ? 1 : 0,
      collections: hasOne(w) ? [{ id: w.own['collectionId'] }] : [],
    }),
  },
  'library.recent': { may: members, ...installed, gives: (w) => list(hasOne(w), { id: w.gameId }) },
  'library.devices': {
    may: members,
    ...installed,
    gives: (w) => list(hasOne(w), { id: w.own['gameDeviceId'] }),
  },
  'library.hide': { may: withCopy, needs: ['copy'], input: game, writes: ['entitlements'] },
  'library.unhide': {
    may: withCopy,
    needs: ['copy', 'hiddenCopy'],
    input: game,
    writes: ['entitlements'],
  },
  'library.makeCollection': {
    may: members,
    input: ({ app }) => ({ name: 'Shelf', key: app.services.newId() }),
    gives: () => ({ name: 'Shelf', games: 0 }),
    writes: ['collections'],
  },
  'library.renameCollection': {
    may: ownShelf,
    ...shelved,
    input: (w) => ({ ...collection(w), name: 'Other' }),
    writes: ['collections'],
  },
  // What is not there is no matter; another's stays.
  'library.deleteCollection': { may: ownAlone, ...shelved, input: collection, writes: ['collections'] },
  'library.putIntoCollection': {
    may: ownShelf,
    needs: ['copy', 'emptyCollection'],
    input: shelf,
    writes: ['collection_games'],
  },
  'library.takeOutOfCollection': { may: ownShelf, ...shelved, input: shelf, writes: ['collection_games'] },
  // The device is told by its id, which `other` gives to one of theirs.
  'library.install': { may: withCopy, ...installed, input: onDevice, writes: ['game_devices'] },
  'library.uninstall': {
    may: ownAlone,
    ...installed,
    input: (w) => ({ ...game(w), ...device(w) }),
    writes: ['installs'],
  },
  'library.forgetDevice': {
    may: cells('- - ! ! ! + ! !', 'DEVICE_NOT_FOUND'),
    ...installed,
    input: device,
    writes: ['game_devices'],
  },
  'library.startPlaying': {
    may: withCopy,
    ...installed,
    input: onDevice,
    gives: ({ gameId }) => ({ gameId }),
    writes: ['play_sessions'],
  },
  'library.stillPlaying': {
    may: ownAlone,
    ...installed,
    input: device,
    gives: ({ kind, gameId }) => (kind === 'owner' ? { gameId } : null),
    writes: ['play_sessions'],
  },
  'library.stopPlaying': { may: ownAlone, ...installed, input: device, writes: ['play_sessions'] },
  // Whoever has the key.
  'library.redeem': {
    may: members,
    needs: ['productKey'],
    input: ({ ids, app }) => ({ code: ids['productKey'], key: app.services.newId() }),
    gives: ({ spareGameId }) => ({ id: spareGameId }),
    writes: ['entitlements', 'product_keys'],
  },
};
