// Who may look after the owner's room, in which there are the owner and a friend.
import { expect } from 'vitest';
import { cells, type Row, type Rows } from './row.ts';
import type { World } from './world.ts';

const room = ({ ids }: World) => ({ roomId: ids['roomId'] ?? '' });
const keyed = (w: World) => ({ ...room(w), key: w.app.services.newId() });
const toFriend = (w: World) => ({ ...keyed(w), memberId: w.friend.me.id });
const invite = ({ ids }: World) => ({ code: ids['inviteCode'] ?? '' });
const needs = ['room'] as const;
const withInvite = ['room', 'invite'] as const;

//                        guest banned member friend other owner moderator admin
const ofOwner = cells('- - ! ? ! + ! !', 'NOT_IN_ROOM', 'NOT_ALLOWED');
const changing = (input: Row['input'], ...writes: string[]): Row => ({
  may: ofOwner,
  needs,
  writes,
  ...(input && { input }),
});

export const keepingRows: Rows = {
  'chat.editRoom': changing((w) => ({ ...keyed(w), title: 'Mine' }), 'rooms', 'room_log'),
  'chat.handOver': changing(toFriend, 'rooms', 'room_log'),
  'chat.kick': changing(toFriend, 'room_members', 'room_log'),
  'chat.banFromRoom': changing(toFriend, 'room_members', 'room_bans', 'room_log'),
  // Nobody is banned.
  'chat.unban': {
    ...changing(toFriend, 'room_bans', 'room_log'),
    may: cells('- - ! ? ! = ! !', 'NOT_IN_ROOM', 'NOT_ALLOWED'),
  },
  'chat.muteInRoom': changing((w) => ({ ...toFriend(w), seconds: 60 }), 'room_mutes', 'room_log'),
  'chat.closeRoom': changing(keyed, 'rooms', 'room_members'),
  'chat.makeInvite': {
    ...changing((w) => ({ ...keyed(w), days: 1 }), 'room_invites', 'room_log'),
    gives: () => ({ code: expect.any(String) }),
  },
  'chat.revokeInvite': {
    ...changing((w) => ({ ...room(w), inviteId: w.ids['inviteId'] }), 'room_invites', 'room_log'),
    needs: withInvite,
  },
  'chat.invites': {
    may: ofOwner,
    needs: withInvite,
    input: room,
    gives: ({ ids }) => ({ items: [{ id: ids['inviteId'] }] }),
  },
  'chat.bans': { may: ofOwner, needs, input: room, gives: () => ({ items: [], nextCursor: null }) },
  'chat.roomLog': {
    may: ofOwner,
    needs: withInvite,
    input: room,
    gives: ({ owner }) => ({ items: [{ action: 'invite', actor: { id: owner.me.id } }] }),
  },
  // The owner wrote it.
  'chat.reportMessage': {
    may: cells('- - ! + ! ? ! !', 'NOT_IN_ROOM', 'NOT_ALLOWED'),
    needs,
    input: (w) => ({ ...room(w), number: 1, reason: 'spam' }),
    writes: ['talk_reports'],
  },
  'chat.reportMember': {
    may: cells('- - + + + ! + +', 'NOT_ALLOWED'),
    input: (w) => ({ memberId: w.owner.me.id, reason: 'spam' }),
    writes: ['talk_reports'],
  },
  'chat.talkReports': {
    may: cells('- - ! ! ! ! + +', 'NOT_ALLOWED'),
    needs: ['room', 'talkReport'],
    gives: (w) => ({
      items: expect.arrayContaining([expect.objectContaining({ id: w.ids['talkReportId'] })]),
    }),
  },
  'chat.roomReports': {
    may: ofOwner,
    needs: ['room', 'talkReport'],
    input: room,
    gives: ({ ids }) => ({ items: [{ id: ids['talkReportId'], reporter: null }] }),
  },
  'chat.decideReport': {
    may: cells('- - ! ! ! + + +', 'REPORT_NOT_FOUND'),
    needs: ['room', 'talkReport'],
    input: ({ ids }) => ({ reportId: ids['talkReportId'], decision: 'dismiss' }),
    writes: ['talk_reports'],
  },
  'chat.roomKeeping': { may: ofOwner, needs, input: room, gives: () => ({ words: [], slowMode: 0 }) },
  // Nobody was sent out.
  'chat.whySent': { may: cells('- - + + + + + +'), needs, input: room, gives: () => null },
  'chat.personInRoom': {
    may: ofOwner,
    needs,
    input: (w) => ({ ...room(w), memberId: w.friend.me.id }),
    gives: () => ({ isIn: true, banned: false, mutedUntil: null }),
  },
  'chat.invite': {
    may: cells('+ + + + + + + +'),
    needs: withInvite,
    input: invite,
    gives: (w) => ({ ...room(w), owner: w.self ? { id: w.owner.me.id } : null }),
  },
  'chat.joinByInvite': {
    may: cells('- - + = + = + +'),
    needs: withInvite,
    input: invite,
    writes: ['room_members'],
  },
  'chat.inviteMember': {
    may: cells('- - ! + ! + ! !', 'NOT_IN_ROOM'),
    needs,
    input: (w) => ({ ...keyed(w), memberId: w.other.me.id }),
    gives: () => ({ told: true }),
    writes: ['alerts', 'alert_parts', 'alert_boxes'],
  },
  'chat.setHearing': {
    may: cells('- - ! + ! + ! !', 'NOT_IN_ROOM'),
    needs,
    input: (w) => ({ ...room(w), quiet: true }),
    writes: ['room_members', 'events'],
  },
};
