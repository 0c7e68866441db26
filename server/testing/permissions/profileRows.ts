// What each sees and may do on the owner's page, and with alerts.
import { expect } from 'vitest';
import { raise } from '../../features/alerts/commands.ts';
import { becomeFriends } from '../friends.ts';
import { cells, type Rows } from './row.ts';
import type { World } from './world.ts';

const everybody = cells('+ + + + + + + +');
const members = cells('- - + + + + + +');
const ofOwner = ({ owner }: World) => ({ memberId: owner.me.id });
const game = ({ gameId }: World) => ({ id: gameId });
const alert = ({ ids }: World) => ({ ids: [ids['alertId'] ?? ''] });

/** Warns a member, with a reason by which the alert is known. */
const warn = ({ app: { services } }: World, { me }: World['owner'], reason: string) =>
  services.live.transact(async (tx) => {
    const id = services.newId();
    const params = { action: 'warning', reason } as const;
    raise(tx, services, { to: me.id, kind: 'moderation', source: id, subject: id, params });
  });

/** The owner's copy, as it is told to their friends. */
const ownedBy = ({ owner, gameId }: World) =>
  expect.objectContaining({
    kind: 'owned',
    member: expect.objectContaining({ id: owner.me.id }),
    game: expect.objectContaining({ id: gameId }),
  });

//                    guest banned member friend other owner moderator admin
const toFriends = cells('! ! ! + ! + ! !', 'PROFILE_PRIVATE');

export const profileRows: Rows = {
  'profiles.profile': {
    may: everybody,
    input: ofOwner,
    gives: ({ owner, kind, self }) => ({
      id: owner.me.id,
      bond: self ? (kind === 'owner' ? 'self' : kind === 'friend' ? 'friend' : 'none') : 'guest',
    }),
  },
  'profiles.favourites': {
    may: everybody,
    needs: ['copy', 'favourites'],
    input: ofOwner,
    gives: (w) => [game(w)],
  },
  'profiles.games': { may: toFriends, needs: ['copy'], input: ofOwner, gives: (w) => ({ items: [game(w)] }) },
  'profiles.wishlist': {
    may: cells('! ! ! ! ! + ! !', 'PROFILE_PRIVATE'),
    needs: ['wish'],
    input: ofOwner,
    gives: (w) => ({ items: [game(w)] }),
  },
  'profiles.reviews': {
    may: everybody,
    needs: ['copy', 'review'],
    input: ofOwner,
    gives: ({ ids }) => ({ items: [{ id: ids['reviewId'] }] }),
  },
  'profiles.friends': {
    may: toFriends,
    input: ofOwner,
    gives: ({ friend }) => ({ items: [{ id: friend.me.id }] }),
  },
  'profiles.activity': {
    may: toFriends,
    needs: ['copy'],
    input: ofOwner,
    gives: (w) => ({ items: expect.arrayContaining([ownedBy(w)]) }),
  },
  // Whose friends the owner's are not hears nothing of the owner.
  'profiles.friendsActivity': {
    may: members,
    needs: ['copy'],
    gives: (w) => ({
      items: (w.kind === 'friend' ? expect : expect.not).arrayContaining([ownedBy(w)]),
    }),
  },
  'profiles.suggestions': {
    may: members,
    gives: ({ owner }) => ({
      items: expect.not.arrayContaining([
        expect.objectContaining({ member: expect.objectContaining({ id: owner.me.id }) }),
      ]),
    }),
  },
  'profiles.mutualFriends': {
    may: cells('- - ! + ! + ! !', 'PROFILE_PRIVATE'),
    input: ofOwner,
    gives: ({ kind, friend }) => ({ items: kind === 'owner' ? [{ id: friend.me.id }] : [] }),
  },
  'profiles.privacy': { may: members, gives: () => ({ games: 'friends', writers: 'friends' }) },
  'profiles.setPrivacy': {
    may: members,
    input: () => ({ games: 'me' }),
    gives: () => ({ games: 'me' }),
    writes: ['profiles'],
  },
  'profiles.setBackground': { may: members, input: () => ({ background: null }), writes: ['profiles'] },
  'profiles.setFavourites': {
    may: cells('- - ! ! + + ! !', 'GAME_NOT_OWNED'),
    needs: ['copy'],
    input: ({ gameId }) => ({ gameIds: [gameId] }),
    writes: ['favourite_games'],
  },
  'profiles.guestbook': {
    may: everybody,
    needs: ['entry'],
    input: ofOwner,
    gives: ({ ids }) => ({ items: [{ id: ids['entryId'] }] }),
  },
  // Friends may, unless its owner says otherwise; its owner does not write to themselves.
  'profiles.writeEntry': {
    may: cells('- - ! + ! ! ! !', 'GUESTBOOK_CLOSED'),
    input: (w) => ({ ...ofOwner(w), body: 'hello', key: w.app.services.newId() }),
    gives: () => ({ entryId: expect.any(String) }),
    writes: ['guestbook_entries'],
  },
  'profiles.editEntry': {
    may: cells('- - ! + ! ! ! !', 'ENTRY_NOT_FOUND'),
    needs: ['entry'],
    input: ({ ids }) => ({ entryId: ids['entryId'], body: 'hello' }),
    writes: ['guestbook_entries'],
  },
  'profiles.deleteEntry': {
    may: cells('- - ! + ! + ! !', 'ENTRY_NOT_FOUND'),
    needs: ['entry'],
    input: ({ ids }) => ({ entryId: ids['entryId'] }),
    writes: ['guestbook_entries'],
  },
  // The friend wrote it.
  'profiles.reportEntry': {
    may: cells('- - + ! + + + +', 'NOT_ALLOWED'),
    needs: ['entry'],
    input: ({ ids }) => ({ entryId: ids['entryId'], reason: 'spam' }),
    writes: ['entry_reports'],
  },
  'profiles.entryReports': {
    may: cells('- - ! ! ! ! + +', 'NOT_ALLOWED'),
    needs: ['entry', 'entryReport'],
    gives: ({ ids }) => ({ items: [{ id: ids['entryReportId'], entryId: ids['entryId'] }] }),
  },
  'profiles.decideEntry': {
    may: cells('- - ! ! ! ! + +', 'NOT_ALLOWED'),
    needs: ['entry', 'entryReport'],
    input: ({ ids }) => ({ reportId: ids['entryReportId'], remove: true }),
    writes: ['entry_reports', 'guestbook_entries', 'audit_log'],
  },
  'profiles.onFriendsActivity': {
    may: members,
    cause: async ({ app, self }) => {
      if (self) await becomeFriends(self, await app.member());
    },
    gives: () => ({ type: 'activity' }),
  },
  'profiles.onGuestbook': {
    may: everybody,
    input: ofOwner,
    cause: ({ owner, friend, app }) =>
      friend.caller.profiles.writeEntry({ memberId: owner.me.id, body: 'hello', key: app.services.newId() }),
    gives: () => ({ type: 'guestbook' }),
  },
  'alerts.list': {
    may: members,
    needs: ['alert'],
    gives: ({ own }) => ({ items: own['alertId'] ? [{ id: own['alertId'] }] : [] }),
  },
  'alerts.unread': {
    may: members,
    needs: ['alert'],
    gives: ({ own }) => ({ unread: own['alertId'] ? 1 : 0 }),
  },
  'alerts.settings': { may: members, gives: () => ({ off: [] }) },
  // Ids of others' are no matter: nothing happens to them.
  'alerts.markRead': { may: cells('- - = = = + = ='), needs: ['alert'], input: alert, writes: ['alerts'] },
  'alerts.markAllRead': { may: cells('- - = = + + = ='), needs: ['alert'], writes: ['alert_boxes'] },
  'alerts.remove': { may: cells('- - = = = + = ='), needs: ['alert'], input: alert, writes: ['alerts'] },
  'alerts.restore': {
    may: cells('- - = = = + = ='),
    needs: ['alert', 'removedAlert'],
    input: alert,
    writes: ['alerts'],
  },
  'alerts.set': { may: members, input: () => ({ kind: 'gift', how: 'off' }), writes: ['alert_boxes'] },
  // The owner's comes first, and is told to nobody else.
  'alerts.onAlerts': {
    may: members,
    async cause(w) {
      await warn(w, w.owner, 'owner');
      if (w.self && w.kind !== 'owner') await warn(w, w.self, w.kind);
    },
    gives: ({ kind }) => ({ type: 'alert', alert: { params: { reason: kind } } }),
  },
};
