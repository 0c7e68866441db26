// Who may make the owner's games and say who their publisher is; and what everybody sees of publishers and tags.
import { expect } from 'vitest';
import { cells, type Row, type Rows } from './row.ts';
import type { World } from './world.ts';

const everybody = cells('+ + + + + + + +');
const members = cells('- - + + + + + +');
const game = ({ gameId }: World) => ({ gameId });
const publisher = ({ ids }: World) => ({ publisherId: ids['publisherId'] });
const made = ({ ids }: World) => ({ gameId: ids['madeId'] });
const published: Pick<Row, 'needs'> = { needs: ['publisher'] };
/** A text in no language. */
const inAll = { en: '', ko: '', zh: '' };
const nothing = { tags: [], categories: [], systems: [], languages: [], requirements: [] };

//                    guest banned member friend other owner moderator admin
const ofMaker = cells('- - ! ! ! + ! !', 'PUBLISHER_NOT_FOUND');
const ofMade = cells('- - ! ! ! + ! !', 'GAME_NOT_FOUND');
/** Whoever may is told that there is no such trailer. */
const ofNoTrailer = cells('- - ! ! ! ? ! !', 'GAME_NOT_FOUND', 'TRAILERS_CHANGED');
const ofMadeAlone = cells('- - ! ! ! = ! !', 'GAME_NOT_FOUND');

export const makingRows: Rows = {
  'store.maker': {
    may: everybody,
    ...published,
    input: ({ ids }) => ({ publisher: ids['publisherId'] }),
    gives: ({ ids }) => ({ id: ids['publisherId'] }),
  },
  'store.makerGames': {
    may: everybody,
    ...published,
    input: publisher,
    gives: () => ({ total: expect.any(Number) }),
  },
  'store.tags': { may: everybody, input: () => ({ q: 'calm' }), gives: () => [{ slug: 'calm' }] },
  'store.gameTags': { may: everybody, input: game, gives: () => ({ tags: [] }) },
  'store.tagGame': {
    may: cells('- - ! ! + + ! !', 'TAG_WITHOUT_COPY'),
    needs: ['copy'],
    input: (w) => ({ ...game(w), tags: ['calm'] }),
    writes: ['member_tags'],
  },
  'store.hideTag': {
    may: cells('- - ! ! ! ! + +', 'NOT_ALLOWED'),
    ...published,
    input: (w) => ({ ...made(w), tag: 'calm', hidden: true }),
    writes: ['hidden_tags', 'audit_log'],
  },
  'store.gameFriends': {
    may: members,
    input: (w) => ({ ...game(w), list: 'owners' }),
    gives: () => ({ total: expect.any(Number) }),
  },
  'store.publishing.facts': { may: ofMade, ...published, input: made, gives: () => ({ version: 0 }) },
  'store.publishing.make': {
    may: ofMaker,
    ...published,
    input: (w) => ({ ...publisher(w), title: 'One', key: w.app.services.newId() }),
    gives: () => ({ gameId: expect.any(String) }),
    writes: ['games'],
  },
  'store.publishing.save': {
    may: ofMade,
    ...published,
    input: (w) => ({
      ...made(w),
      ...nothing,
      version: 0,
      title: 'One',
      titles: inAll,
      short: inAll,
      long: inAll,
      key: w.app.services.newId(),
    }),
    gives: () => ({ version: 1 }),
    writes: ['games'],
  },
  'store.publishing.pictures': { may: ofMade, ...published, input: made, gives: () => [] },
  'store.publishing.fronts': { may: ofMade, ...published, input: made, gives: () => ({ cover: null }) },
  'store.publishing.removeFront': {
    may: ofMadeAlone,
    ...published,
    input: (w) => ({ ...made(w), shape: 'cover' }),
    writes: ['game_fronts'],
  },
  // What is not there is no matter; another's stays.
  'store.publishing.removePicture': {
    may: ofMadeAlone,
    ...published,
    input: (w) => ({ ...made(w), pictureId: w.app.services.newId() }),
    writes: ['game_pictures'],
  },
  'store.publishing.orderPictures': {
    may: ofMadeAlone,
    ...published,
    input: (w) => ({ ...made(w), pictureIds: [] }),
    writes: ['game_pictures'],
  },
  'store.publishing.trailers': {
    may: ofMade,
    ...published,
    input: made,
    gives: () => ({ trailers: [], megabytes: 200, space: { used: 0, max: 10_240 * 1_048_576 } }),
  },
  'store.publishing.removeTrailer': {
    may: ofMadeAlone,
    ...published,
    input: (w) => ({ ...made(w), trailerId: w.app.services.newId() }),
    writes: ['game_trailers'],
  },
  'store.publishing.nameTrailer': {
    may: ofNoTrailer,
    ...published,
    input: (w) => ({ ...made(w), trailerId: w.app.services.newId(), title: 'A title' }),
  },
  'store.publishing.setCaptions': {
    may: ofNoTrailer,
    ...published,
    input: (w) => ({ ...made(w), trailerId: w.app.services.newId(), language: 'en', text: null }),
  },
  'store.publishing.orderTrailers': {
    may: ofMadeAlone,
    ...published,
    input: (w) => ({ ...made(w), trailerIds: [] }),
    writes: ['game_trailers'],
  },
  'store.publishing.publisherFacts': {
    may: ofMaker,
    ...published,
    input: publisher,
    gives: () => ({ version: 0 }),
  },
  'store.publishing.savePublisher': {
    may: ofMaker,
    ...published,
    input: (w) => ({ ...publisher(w), version: 0, name: 'One', about: inAll, key: w.app.services.newId() }),
    gives: () => ({ version: 1 }),
    writes: ['publishers'],
  },
  'store.publishing.team': {
    may: ofMaker,
    ...published,
    input: publisher,
    gives: ({ owner }) => ({ items: [{ member: { id: owner.me.id }, role: 'owner' }] }),
  },
  'store.publishing.setTeamRole': {
    may: ofMaker,
    ...published,
    input: (w) => ({ ...publisher(w), memberId: w.friend.me.id, role: 'editor' }),
    writes: ['publisher_members', 'audit_log', 'members'],
  },
};
