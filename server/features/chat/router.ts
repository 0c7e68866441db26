// The procedures of chat: rooms, messages and their feeds.
import {
  createRoomInput,
  type InboxEvent,
  joinRoomInput,
  type LobbyEvent,
  type MyRoom,
  membersInput,
  type OnlinePage,
  onLobbyInput,
  onRoomInput,
  openDirectInput,
  type RoomEvent,
  type RoomMember,
  type RoomSnapshot,
  type RoomsPage,
  readInput,
  roomInput,
  roomsInput,
  type Tick,
} from '../../../shared/chat.ts';
import { limits as bounds } from '../../../shared/limits.ts';
import type { Page } from '../../../shared/primitives.ts';
import type { Feed } from '../../live/index.ts';
import { memberProcedure, publicProcedure, router } from '../../trpc.ts';
import { createRoom, joinRoom, leaveRoom, openDirect, readRoom } from './commands/index.ts';
import { groupProcedures } from './groupProcedures.ts';
import { followInbox } from './inbox/index.ts';
import { keepingProcedures } from './keepingProcedures.ts';
import { messageProcedures } from './messageProcedures.ts';
import { asNewcomersSee, endOfRoomFeed } from './policy.ts';
import { memberRef } from './present.ts';
import {
  findMembers,
  findMyRooms,
  findOnline,
  findRoom,
  findRooms,
  findTicks,
  requireInRoom,
} from './queries/index.ts';
import { sightInLobby, sightInRoom } from './sight.ts';
import { talkProcedures } from './talkProcedures.ts';
import { guestLobbyTopic, lobbyTopic, roomTopic } from './topics.ts';

const firstPage = { limit: bounds.page.default };
const after = (lastEventId: string | null | undefined) => (lastEventId == null ? null : Number(lastEventId));

export const chatRouter = router({
  ...messageProcedures,
  ...keepingProcedures,
  ...groupProcedures,
  ...talkProcedures,

  /** Open rooms, newest first; to guests without owners. `seq` belongs to `onLobby` of the same viewer. */
  rooms: publicProcedure
    .input(roomsInput)
    .query(
      ({ ctx, input = firstPage }): Promise<RoomsPage> =>
        findRooms(ctx.services, input, ctx.session !== null),
    ),

  /** The rooms the caller is in, newest first. */
  myRooms: memberProcedure
    .input(roomsInput)
    .query(
      ({ ctx, input = firstPage }): Promise<Page<MyRoom>> => findMyRooms(ctx.services, ctx.member.id, input),
    ),

  /** Who is online; guests learn only how many. */
  online: publicProcedure
    .input(roomsInput)
    .query(
      ({ ctx, input = firstPage }): Promise<OnlinePage> =>
        findOnline(ctx.services, input, ctx.session?.member.id ?? null),
    ),

  /** Makes a room with the caller in it. Errors: CAPACITY_TOO_LARGE, TOO_MANY_ROOMS, KEY_REUSED, RATE_LIMITED. */
  createRoom: memberProcedure
    .input(createRoomInput)
    .mutation(async ({ ctx, input }): Promise<{ roomId: string }> => {
      await ctx.services.limits.consume('createRoom', ctx.member.id);
      return createRoom(ctx.services, memberRef(ctx.member), input);
    }),

  /**
   * Enters a room; fine if already in. Errors: ROOM_NOT_FOUND, ROOM_BANNED, ROOM_PASSWORD_NEEDED, ROOM_PASSWORD_WRONG,
   * ROOM_FULL, TOO_MANY_ROOMS, RATE_LIMITED; of the room of a game GAME_NOT_OWNED.
   */
  joinRoom: memberProcedure
    .input(joinRoomInput)
    .mutation(async ({ ctx, input }): Promise<Record<string, never>> => {
      await joinRoom(ctx.services, memberRef(ctx.member), input);
      return {};
    }),

  /** Leaves a room; the last one out closes it. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED (a direct room), OWNER_LEAVES (a group). */
  leaveRoom: memberProcedure
    .input(roomInput)
    .mutation(async ({ ctx, input }): Promise<Record<string, never>> => {
      await leaveRoom(ctx.services, ctx.member.id, input.roomId);
      return {};
    }),

  /**
   * Opens what the caller and another member say to each other; again it is the same room. Errors: DIRECT_SELF,
   * MEMBER_NOT_FOUND, FRIEND_BLOCKED, RATE_LIMITED.
   */
  openDirect: memberProcedure
    .input(openDirectInput)
    .mutation(async ({ ctx, input }): Promise<{ roomId: string }> => {
      await ctx.services.limits.consume('openDirect', ctx.member.id);
      return openDirect(ctx.services, ctx.member.id, input.memberId);
    }),

  /** The room, its first members and newest messages. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM. */
  room: memberProcedure
    .input(roomInput)
    .query(({ ctx, input }): Promise<RoomSnapshot> => findRoom(ctx.services, input.roomId, ctx.member.id)),

  /** Members, the longest-present first. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, BAD_CURSOR. */
  members: memberProcedure.input(membersInput).query(async ({ ctx, input }): Promise<Page<RoomMember>> => {
    await requireInRoom(ctx.services.database, input.roomId, ctx.member.id);
    return findMembers(ctx.services, ctx.member.id, input.roomId, input);
  }),

  /** How far those in a small room have come, as its snapshot says it. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM. */
  ticks: memberProcedure.input(roomInput).query(async ({ ctx, input }): Promise<Tick[]> => {
    await requireInRoom(ctx.services.database, input.roomId, ctx.member.id);
    return findTicks(ctx.services.database, input.roomId, ctx.member.id);
  }),

  /** Tells the room that the caller is writing. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, RATE_LIMITED. */
  typing: memberProcedure
    .input(roomInput)
    .mutation(async ({ ctx, input }): Promise<Record<string, never>> => {
      const { limits, database, live } = ctx.services;
      await limits.consume('typing', ctx.member.id);
      const topic = roomTopic(input.roomId);
      // Whoever writes has the room open: their feed stands for the right to it, and ends with it.
      if (!live.isFollowedBy(topic, ctx.member.id)) {
        await requireInRoom(database, input.roomId, ctx.member.id);
      }
      const event: RoomEvent = { type: 'typing', member: memberRef(ctx.member) };
      live.publishEphemeral(topic, event, 'own first');
      return {};
    }),

  /**
   * Tells how far the caller has read; never moves back, nor beyond the newest message. Errors: ROOM_NOT_FOUND,
   * NOT_IN_ROOM, RATE_LIMITED.
   */
  read: memberProcedure.input(readInput).mutation(async ({ ctx, input }): Promise<Record<string, never>> => {
    await ctx.services.limits.consume('read', ctx.member.id);
    await readRoom(ctx.services, ctx.member.id, input.roomId, input.number);
    return {};
  }),

  /**
   * The caller's unread messages: the counters of all their rooms, then what changes them. Each subscription begins
   * with all of them, so there is nothing to resume from.
   */
  onInbox: memberProcedure.subscription(
    async ({ ctx, signal }): Promise<AsyncIterable<InboxEvent, void, unknown>> =>
      followInbox(ctx.services, ctx.member.id, signal),
  ),

  /**
   * The room's events after `lastEventId`. Ends with NOT_IN_ROOM when the caller has left, with ROOM_REMOVED
   * or ROOM_BANNED when they were sent away, with GAME_NOT_OWNED when their copy of the game is gone, with ROOM_NOT_FOUND when the room has closed. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM.
   */
  onRoom: memberProcedure
    .input(onRoomInput)
    .subscription(async ({ ctx, input, signal }): Promise<Feed<RoomEvent>> => {
      const { live, database } = ctx.services;
      const right = await requireInRoom(database, input.roomId, ctx.member.id);
      return live.feed<RoomEvent>(roomTopic(input.roomId), {
        after: after(input.lastEventId),
        asOf: right.head,
        notBefore: right.seenSince,
        ...(right.seenAfter > 0 && { showsAs: (event) => asNewcomersSee(right.seenAfter, event) }),
        who: ctx.member.id,
        signal,
        sight: sightInRoom(ctx.services, input.roomId, ctx.member.id),
        endsWith: (event) => endOfRoomFeed(ctx.member.id, event),
      });
    }),

  /** The events of the room list, and for members of who is online, after `lastEventId`. */
  onLobby: publicProcedure.input(onLobbyInput).subscription(async ({ ctx, input, signal }) =>
    ctx.services.live.feed<LobbyEvent>(ctx.session ? lobbyTopic : guestLobbyTopic, {
      after: after(input?.lastEventId),
      signal,
      sight: ctx.session ? sightInLobby(ctx.services, ctx.session.member.id) : undefined,
    }),
  ),
});
