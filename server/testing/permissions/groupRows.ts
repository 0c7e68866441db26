// Who may do what in the owner's group, in which there are the owner and a friend, and at its door.
import { expect } from 'vitest';
import { cells, type Row, type Rows } from './row.ts';
import type { World } from './world.ts';

const group = ({ ids }: World) => ({ roomId: ids['groupId'] ?? '' });
const keyed = (w: World) => ({ ...group(w), key: w.app.services.newId() });
const needs = ['group'] as const;
const withInvitation = ['group', 'invitation'] as const;

//                         guest banned member friend other owner moderator admin
const members = cells('- - + + + + + +');
const inGroup = cells('- - ! + ! + ! !', 'NOT_IN_ROOM');
const ofOwner = cells('- - ! ? ! + ! !', 'NOT_IN_ROOM', 'NOT_ALLOWED');
const changing = (input: Row['input'], ...writes: string[]): Row => ({
  may: ofOwner,
  needs,
  writes,
  ...(input && { input }),
});

const isIn = ({ kind }: World) => kind === 'owner' || kind === 'friend';

export const groupRows: Rows = {
  'chat.groups': {
    may: cells('+ + + + + + + +'),
    needs,
    gives: (w) => ({
      items: expect.arrayContaining([
        expect.objectContaining({
          id: w.ids['groupId'],
          owner: w.self ? expect.objectContaining({ id: w.owner.me.id }) : null,
        }),
      ]),
    }),
  },
  'chat.group': {
    may: members,
    needs,
    input: group,
    gives: (w) => ({ room: { id: w.ids['groupId'] }, isIn: isIn(w), asked: false }),
  },
  'chat.setOnCard': {
    may: inGroup,
    needs,
    input: (w) => ({ ...group(w), onCard: false }),
    writes: ['room_members'],
  },
  'chat.groupsOf': {
    may: members,
    needs,
    input: (w) => ({ memberId: w.friend.me.id }),
    gives: (w) => ({ items: [{ room: { id: w.ids['groupId'] }, isIn: isIn(w) }] }),
  },
  'chat.createGroup': {
    may: members,
    input: ({ app }) => ({ title: 'A group', key: app.services.newId() }),
    gives: () => ({ roomId: expect.any(String) }),
    writes: ['rooms', 'room_members'],
  },
  'chat.inviteToGroup': {
    may: inGroup,
    needs,
    input: (w) => ({ ...keyed(w), memberIds: [w.other.me.id] }),
    writes: ['group_invitations', 'alerts'],
  },
  'chat.withdrawInvitation': {
    ...changing((w) => ({ ...keyed(w), memberId: w.other.me.id }), 'group_invitations', 'alerts'),
    needs: withInvitation,
  },
  'chat.invitations': {
    may: members,
    needs: withInvitation,
    gives: (w) => ({ items: w.kind === 'other' ? [{ room: { id: w.ids['groupId'] } }] : [] }),
  },
  'chat.answerInvitation': {
    may: cells('- - ! = + = ! !', 'INVITATION_NOT_FOUND'),
    needs: withInvitation,
    input: (w) => ({ ...keyed(w), accept: true }),
    writes: ['group_invitations', 'room_members'],
  },
  'chat.invited': {
    may: inGroup,
    needs: withInvitation,
    input: group,
    gives: (w) => ({ items: [{ member: { id: w.other.me.id }, actor: { id: w.owner.me.id } }] }),
  },
  'chat.requestToJoin': {
    may: cells('- - + = + = + +'),
    needs,
    input: keyed,
    gives: (w) => ({ state: isIn(w) ? 'in' : 'asked' }),
    writes: ['group_requests'],
  },
  // Nobody of them has asked.
  'chat.withdrawRequest': {
    may: cells('- - = = = = = ='),
    needs,
    input: group,
    writes: ['group_requests'],
  },
  'chat.joinRequests': {
    may: ofOwner,
    needs,
    input: group,
    gives: ({ ids }) => ({ items: [{ member: { id: ids['askerId'] } }] }),
  },
  'chat.answerRequest': changing(
    (w) => ({ ...keyed(w), memberId: w.ids['askerId'], accept: true }),
    'group_requests',
    'room_members',
    'room_log',
  ),
  'chat.setModerator': changing(
    (w) => ({ ...keyed(w), memberId: w.friend.me.id, moderates: true }),
    'room_members',
    'room_log',
  ),
  'chat.gameRoom': {
    may: members,
    needs: ['copy'],
    input: ({ gameId }) => ({ gameId }),
    gives: (w) => ({ roomId: null, owned: w.kind === 'owner' || w.kind === 'other' }),
  },
  'chat.openGameRoom': {
    may: cells('- - ! ! + + ! !', 'GAME_NOT_OWNED'),
    needs: ['copy'],
    input: ({ gameId }) => ({ gameId }),
    gives: () => ({ roomId: expect.any(String) }),
    writes: ['rooms', 'room_members'],
  },
  'chat.enterLobby': {
    may: members,
    gives: () => ({ roomId: expect.any(String) }),
    writes: ['room_members'],
  },
};
