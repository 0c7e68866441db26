// The procedures of groups, of the rooms of games, and of the lobby's own channel.
import { type RoomsPage, roomInput, roomsInput } from '../../../shared/chat.ts';
import {
  answerInvitationInput,
  answerRequestInput,
  createGroupInput,
  type GameRoom,
  type GroupDoor,
  type GroupEntry,
  type GroupInvitation,
  type GroupInvited,
  type GroupRequest,
  gameRoomInput,
  groupsOfInput,
  inviteToGroupInput,
  setModeratorInput,
  setOnCardInput,
  toGroupInput,
} from '../../../shared/groups.ts';
import { limits as bounds } from '../../../shared/limits.ts';
import type { Page } from '../../../shared/primitives.ts';
import { keepingListInput, toMemberInput } from '../../../shared/roomKeeping.ts';
import { memberProcedure, publicProcedure } from '../../trpc.ts';
import { type Done, keeping } from './changing.ts';
import {
  answerInvitation,
  answerRequest,
  createGroup,
  enterLobby,
  inviteToGroup,
  openGameRoom,
  requestToJoin,
  setModerator,
  setOnCard,
  withdrawInvitation,
  withdrawRequest,
} from './commands/index.ts';
import { memberRef } from './present.ts';
import {
  findAsked,
  findGameRoom,
  findGroup,
  findGroupsOf,
  findInvitations,
  findInvited,
  findRooms,
  requireInRoom,
  requireKeeping,
} from './queries/index.ts';

const firstPage = { limit: bounds.page.default };

export const groupProcedures = {
  /** Groups that are listed, newest first; to guests without owners. `seq` as in `rooms`. Errors: BAD_CURSOR. */
  groups: publicProcedure
    .input(roomsInput)
    .query(
      ({ ctx, input = firstPage }): Promise<RoomsPage> =>
        findRooms(ctx.services, input, ctx.session !== null, 'group'),
    ),

  /** Whether a group the caller is in stands on their card, if it is listed. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, RATE_LIMITED. */
  setOnCard: memberProcedure.input(setOnCardInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await ctx.services.limits.consume('hearing', ctx.member.id);
    await setOnCard(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** A group as its door shows it. Errors: ROOM_NOT_FOUND (also one that is not listed). */
  group: memberProcedure
    .input(roomInput)
    .query(({ ctx, input }): Promise<GroupDoor> => findGroup(ctx.services, input.roomId, ctx.member.id)),

  /** The groups of a member that everybody may see. Errors: BAD_CURSOR. */
  groupsOf: memberProcedure
    .input(groupsOfInput)
    .query(
      ({ ctx, input }): Promise<Page<GroupDoor>> =>
        findGroupsOf(ctx.services, input.memberId, ctx.member.id, input),
    ),

  /**
   * Makes a group with the caller in it, and invites others. Errors: TOO_MANY_GROUPS, KEY_REUSED, RATE_LIMITED, and
   * with `memberId` MEMBER_NOT_FOUND, FRIEND_BLOCKED, INVITATIONS_FULL.
   */
  createGroup: memberProcedure
    .input(createGroupInput)
    .mutation(async ({ ctx, input }): Promise<{ roomId: string }> => {
      await ctx.services.limits.consume('createRoom', ctx.member.id);
      return createGroup(ctx.services, memberRef(ctx.member), input);
    }),

  /**
   * Invites members into a group one is in. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, TOO_MANY_INVITATIONS, KEY_REUSED,
   * RATE_LIMITED, and with `memberId` MEMBER_NOT_FOUND, FRIEND_BLOCKED, INVITED_BANNED, INVITATIONS_FULL.
   */
  inviteToGroup: memberProcedure.input(inviteToGroupInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await ctx.services.limits.consume('groupInvite', ctx.member.id);
    await inviteToGroup(ctx.services, memberRef(ctx.member), input);
    return {};
  }),

  /** Takes an invitation back. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, KEY_REUSED, RATE_LIMITED. */
  withdrawInvitation: keeping(toMemberInput, withdrawInvitation),

  /** The caller's own invitations, the newest first. Errors: BAD_CURSOR. */
  invitations: memberProcedure
    .input(roomsInput)
    .query(
      ({ ctx, input = firstPage }): Promise<Page<GroupInvitation>> =>
        findInvitations(ctx.services.database, ctx.member.id, input),
    ),

  /** Comes in, or refuses. Errors: INVITATION_NOT_FOUND, ROOM_FULL, TOO_MANY_GROUPS, KEY_REUSED, RATE_LIMITED. */
  answerInvitation: keeping(answerInvitationInput, answerInvitation),

  /** Who is invited, the newest first; for those who are in. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, BAD_CURSOR. */
  invited: memberProcedure
    .input(keepingListInput)
    .query(async ({ ctx, input }): Promise<Page<GroupInvited>> => {
      const { database } = ctx.services;
      await requireInRoom(database, input.roomId, ctx.member.id);
      return findInvited(database, input.roomId, input);
    }),

  /**
   * Asks to be let into a group that is listed; who is invited comes in. Errors: ROOM_NOT_FOUND, ROOM_BANNED, ROOM_FULL,
   * TOO_MANY_GROUPS, TOO_MANY_REQUESTS, GROUP_REQUESTS_FULL, KEY_REUSED, RATE_LIMITED.
   */
  requestToJoin: memberProcedure.input(toGroupInput).mutation(async ({ ctx, input }): Promise<GroupEntry> => {
    await ctx.services.limits.consume('groupInvite', ctx.member.id);
    return requestToJoin(ctx.services, memberRef(ctx.member), input);
  }),

  /** Takes one's own request back. Errors: ROOM_NOT_FOUND. */
  withdrawRequest: memberProcedure.input(roomInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await withdrawRequest(ctx.services, ctx.member.id, input.roomId);
    return {};
  }),

  /** Who asks to be let in, the newest first. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, BAD_CURSOR. */
  joinRequests: memberProcedure
    .input(keepingListInput)
    .query(async ({ ctx, input }): Promise<Page<GroupRequest>> => {
      await requireKeeping(ctx.services, input.roomId, ctx.member.id);
      return findAsked(ctx.services.database, input.roomId, input);
    }),

  /**
   * Lets in who asked, or does not. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, REQUEST_NOT_FOUND, ROOM_FULL,
   * ASKER_FULL, KEY_REUSED, RATE_LIMITED.
   */
  answerRequest: keeping(answerRequestInput, answerRequest),

  /**
   * The owner names who helps to look after the group. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, MEMBER_NOT_FOUND,
   * TOO_MANY_MODERATORS, KEY_REUSED, RATE_LIMITED.
   */
  setModerator: keeping(setModeratorInput, setModerator),

  /** The room of a game's community, for who looks at the game. */
  gameRoom: memberProcedure
    .input(gameRoomInput)
    .query(({ ctx, input }): Promise<GameRoom> => findGameRoom(ctx.services, input.gameId, ctx.member.id)),

  /** Enters the room of a game one owns. Errors: GAME_NOT_OWNED, ROOM_BANNED, RATE_LIMITED. */
  openGameRoom: memberProcedure
    .input(gameRoomInput)
    .mutation(async ({ ctx, input }): Promise<{ roomId: string }> => {
      await ctx.services.limits.consume('openDirect', ctx.member.id);
      return openGameRoom(ctx.services, memberRef(ctx.member), input.gameId);
    }),

  /** Enters the lobby's own channel, once and for all; said again it changes nothing. Errors: ROOM_BANNED. */
  enterLobby: memberProcedure.mutation(
    ({ ctx }): Promise<{ roomId: string }> => enterLobby(ctx.services, ctx.member.id),
  ),
};
