// What each may do with the owner as a friend, a stranger, or themselves.
import { expect } from 'vitest';
import { cells, type Rows } from './row.ts';
import type { World } from './world.ts';

const ofOwner = ({ owner }: World) => ({ memberId: owner.me.id });
const being = ({ me }: World['owner']) => ({ member: { id: me.id } });
const members = cells('- - + + + + + +');
/** The one of these members who calls sees the other one, and nobody else sees anybody. */
const between = (w: World, pairs: Partial<Record<World['kind'], World['owner']>>) => {
  const seen = pairs[w.kind];
  return { items: seen ? [being(seen)] : [] };
};

//                   guest banned member friend other owner moderator admin
export const friendRows: Rows = {
  'friends.snapshot': {
    may: members,
    gives: (w) => ({ id: w.self?.me.id, friends: between(w, { owner: w.friend, friend: w.owner }) }),
  },
  'friends.list': { may: members, gives: (w) => between(w, { owner: w.friend, friend: w.owner }) },
  'friends.incoming': { may: members, needs: ['asking'], gives: (w) => between(w, { owner: w.other }) },
  'friends.outgoing': { may: members, needs: ['asking'], gives: (w) => between(w, { other: w.owner }) },
  // Whoever was blocked is not told.
  'friends.blocked': { may: members, needs: ['block'], gives: (w) => between(w, { other: w.owner }) },
  'friends.find': {
    may: members,
    input: ({ owner }) => ({ q: owner.me.nickname }),
    // Nobody finds themselves.
    gives: ({ owner, kind }) => ({
      items: kind === 'owner' ? [] : [{ ...being(owner), bond: kind === 'friend' ? 'friends' : 'none' }],
    }),
  },
  'friends.mutual': { may: members, input: ofOwner, gives: (w) => ({ total: w.kind === 'owner' ? 1 : 0 }) },
  'friends.request': {
    may: cells('- - + = + ! + +', 'FRIEND_SELF'),
    input: ofOwner,
    gives: ({ kind }) => ({ bond: kind === 'friend' ? 'friends' : 'outgoing' }),
    writes: ['bonds'],
  },
  'friends.cancel': {
    may: cells('- - = ? + ! = =', 'FRIEND_SELF', 'REQUEST_NOT_FOUND'),
    needs: ['asking'],
    input: ofOwner,
    gives: () => ({ bond: 'none' }),
    writes: ['bonds'],
  },
  'friends.accept': {
    may: cells('- - ? = + ! ? ?', 'FRIEND_SELF', 'REQUEST_NOT_FOUND'),
    needs: ['asked'],
    input: ofOwner,
    gives: () => ({ bond: 'friends' }),
    writes: ['bonds'],
  },
  'friends.reject': {
    may: cells('- - = = + ! = =', 'FRIEND_SELF'),
    needs: ['asked'],
    input: ofOwner,
    gives: ({ kind }) => ({ bond: kind === 'friend' ? 'friends' : 'none' }),
    writes: ['bonds'],
  },
  'friends.remove': {
    may: cells('- - = + = ! = =', 'FRIEND_SELF'),
    input: ofOwner,
    gives: () => ({ bond: 'none' }),
    writes: ['bonds'],
  },
  'friends.block': {
    may: cells('- - + + + ! + +', 'FRIEND_SELF'),
    input: ofOwner,
    gives: () => ({ bond: 'blocked' }),
    writes: ['blocks'],
  },
  'friends.unblock': {
    may: cells('- - = = + ! = =', 'FRIEND_SELF'),
    needs: ['block'],
    input: ofOwner,
    writes: ['blocks'],
  },
  'friends.note': {
    may: cells('- - ! + ! ? ! !', 'NOT_FRIENDS', 'FRIEND_SELF'),
    input: (w) => ({ ...ofOwner(w), favourite: true }),
    gives: () => ({ favourite: true }),
    writes: ['friend_notes'],
  },
  // Groups are everybody's own: only the friend has one of that name.
  'friends.renameLabel': {
    may: cells('- - = + = = = ='),
    needs: ['note'],
    input: () => ({ label: 'A', to: 'B' }),
    writes: ['friend_notes'],
  },
  'friends.presences': {
    may: members,
    input: ({ owner }) => ({ memberIds: [owner.me.id] }),
    gives: ({ owner }) => ({ [owner.me.id]: { state: 'offline' } }),
  },
  'friends.setPresence': {
    may: members,
    input: () => ({ chosen: 'busy' }),
    gives: () => ({ chosen: 'busy' }),
    writes: ['presences'],
  },
  'friends.setIdle': { may: members, input: () => ({ idle: true }), gives: () => ({}) },
  // The owner's choice comes first, and is told to nobody else.
  'friends.onFriends': {
    may: members,
    async cause({ owner, self }) {
      await owner.caller.friends.setPresence({ showRoom: 'nobody' });
      await self?.caller.friends.setPresence({ chosen: 'busy' });
    },
    gives: ({ kind }) => ({
      type: 'friends.own',
      own: expect.objectContaining(kind === 'owner' ? { showRoom: 'nobody' } : { chosen: 'busy' }),
    }),
  },
};
