// Who may look at bundles, put them into a cart, and make them for their publisher.
import { expect } from 'vitest';
import { cells, type Row, type Rows } from './row.ts';
import type { World } from './world.ts';

const everybody = cells('+ + + + + + + +');
const members = cells('- - + + + + + +');
const bundle = ({ ids }: World) => ({ bundleId: ids['bundleId'] });
const shown: Pick<Row, 'needs'> = { needs: ['publisher', 'bundle'] };
const facts = (w: World) => ({
  name: 'Both',
  about: { en: '', ko: '', zh: '' },
  percent: 10,
  gameIds: [w.ids['madeId'], w.ids['otherMadeId']],
  state: 'offered',
  startsAt: null,
  endsAt: null,
  key: w.app.services.newId(),
});

//                    guest banned member friend other owner moderator admin
const ofMaker = cells('- - ! ! ! + ! !', 'PUBLISHER_NOT_FOUND');
const ofBundle = cells('- - ! ! ! + ! !', 'BUNDLE_NOT_FOUND');

export const bundleRows: Rows = {
  'store.bundles.find': {
    may: everybody,
    ...shown,
    input: ({ ids }) => ({ bundle: ids['bundleId'] }),
    gives: ({ ids }) => ({ id: ids['bundleId'], games: [{ id: ids['madeId'] }, { id: ids['otherMadeId'] }] }),
  },
  'store.bundles.byIds': {
    may: everybody,
    ...shown,
    input: ({ ids }) => ({ ids: [ids['bundleId']] }),
    gives: ({ ids }) => [{ id: ids['bundleId'] }],
  },
  'store.bundles.ofGame': {
    may: everybody,
    ...shown,
    input: ({ ids }) => ({ gameId: ids['madeId'] }),
    gives: () => expect.any(Array),
  },
  'store.bundles.ofMaker': {
    may: everybody,
    ...shown,
    input: ({ ids }) => ({ publisherId: ids['publisherId'] }),
    gives: () => ({ items: expect.any(Array) }),
  },
  'store.bundles.addToCart': {
    may: members,
    ...shown,
    input: bundle,
    gives: () => ({ inCart: true }),
    writes: ['cart_bundles'],
  },
  'store.bundles.removeFromCart': {
    may: cells('- - = = = + = ='),
    needs: ['publisher', 'bundle', 'cartBundle'],
    input: bundle,
    gives: () => ({ inCart: false }),
    writes: ['cart_bundles'],
  },
  'store.publishing.bundles': {
    may: ofMaker,
    ...shown,
    input: ({ ids }) => ({ publisherId: ids['publisherId'] }),
    gives: ({ ids }) => ({ items: [{ id: ids['bundleId'], state: 'offered' }] }),
  },
  'store.publishing.makeBundle': {
    may: ofMaker,
    ...shown,
    input: (w) => ({ ...facts(w), publisherId: w.ids['publisherId'] }),
    gives: () => ({ bundleId: expect.any(String) }),
    writes: ['bundles', 'bundle_games'],
  },
  'store.publishing.saveBundle': {
    may: ofBundle,
    ...shown,
    input: (w) => ({ ...facts(w), ...bundle(w), version: 0 }),
    gives: () => ({ version: 1 }),
    writes: ['bundles'],
  },
};
