// The procedures of those who look after a room, of links that lead in, and of what a member wants to hear.
import { roomInput } from '../../../shared/chat.ts';
import type { Page } from '../../../shared/primitives.ts';
import {
  closeRoomInput,
  editRoomInput,
  type InvitedRoom,
  inviteInput,
  keepingListInput,
  kickInput,
  type MadeInvite,
  makeInviteInput,
  muteInput,
  type PersonInRoom,
  personInRoomInput,
  type RoomBan,
  type RoomInvite,
  type RoomKeeping,
  type RoomLogEntry,
  revokeInviteInput,
  type SentOut,
  setHearingInput,
  toMemberInput,
} from '../../../shared/roomKeeping.ts';
import { memberProcedure, publicProcedure } from '../../trpc.ts';
import { type Done, keeping } from './changing.ts';
import {
  banFromRoom,
  closeRoom,
  editRoom,
  handOver,
  inviteMember,
  joinByInvite,
  kick,
  makeInvite,
  muteInRoom,
  revokeInvite,
  setHearing,
  unban,
} from './commands/index.ts';
import { memberRef } from './present.ts';
import {
  findBans,
  findInvitedRoom,
  findInvites,
  findPersonInRoom,
  findRoomLog,
  findSentOut,
  requireKeeping,
} from './queries/index.ts';

export const keepingProcedures = {
  /**
   * Changes the settings of one's own room. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, CAPACITY_TOO_LARGE,
   * CAPACITY_TOO_SMALL, KEY_REUSED, RATE_LIMITED.
   */
  editRoom: keeping(editRoomInput, editRoom),

  /** Gives one's own room to somebody in it. Errors: as editRoom, and MEMBER_NOT_FOUND. */
  handOver: keeping(toMemberInput, handOver),

  /**
   * Sends somebody out, as the owner or a keeper of the house. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED,
   * MEMBER_NOT_FOUND, KEY_REUSED, RATE_LIMITED.
   */
  kick: keeping(kickInput, kick),

  /** Sends somebody out for good. Errors: as kick. */
  banFromRoom: keeping(kickInput, banFromRoom),

  /** Lets somebody who was banned come in again. Errors: as kick. */
  unban: keeping(toMemberInput, unban),

  /** Takes the word from somebody for a time, or gives it back. Errors: as kick. */
  muteInRoom: keeping(muteInput, muteInRoom),

  /** Closes the room for all. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, KEY_REUSED, RATE_LIMITED. */
  closeRoom: keeping(closeRoomInput, closeRoom),

  /** Makes a link that leads in without the password. Errors: as closeRoom, and TOO_MANY_INVITES. */
  makeInvite: memberProcedure.input(makeInviteInput).mutation(async ({ ctx, input }): Promise<MadeInvite> => {
    await ctx.services.limits.consume('keepRoom', ctx.member.id);
    return makeInvite(ctx.services, memberRef(ctx.member), input);
  }),

  /** Takes a link back. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, RATE_LIMITED. */
  revokeInvite: keeping(revokeInviteInput, revokeInvite),

  /** The settings that not everybody sees. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED. */
  roomKeeping: memberProcedure.input(roomInput).query(async ({ ctx, input }): Promise<RoomKeeping> => {
    const { words, slowMode, history } = await requireKeeping(ctx.services, input.roomId, ctx.member.id);
    return { words, slowMode, history };
  }),

  /** Why the caller had to leave a room; null for who is in it, or was never sent out. Errors: NOT_SIGNED_IN. */
  whySent: memberProcedure
    .input(roomInput)
    .query(
      ({ ctx, input }): Promise<SentOut | null> =>
        findSentOut(ctx.services.database, input.roomId, ctx.member.id),
    ),

  /** Whether somebody is in, banned or muted. Errors: as roomKeeping. */
  personInRoom: memberProcedure
    .input(personInRoomInput)
    .query(async ({ ctx, input }): Promise<PersonInRoom> => {
      await requireKeeping(ctx.services, input.roomId, ctx.member.id);
      return findPersonInRoom(ctx.services, input.roomId, input.memberId);
    }),

  /** Who is banned, the newest first. Errors: as roomKeeping, and BAD_CURSOR. */
  bans: memberProcedure.input(keepingListInput).query(async ({ ctx, input }): Promise<Page<RoomBan>> => {
    await requireKeeping(ctx.services, input.roomId, ctx.member.id);
    return findBans(ctx.services.database, input.roomId, input);
  }),

  /** The links that lead in, without their codes. Errors: as bans. */
  invites: memberProcedure
    .input(keepingListInput)
    .query(async ({ ctx, input }): Promise<Page<RoomInvite>> => {
      await requireKeeping(ctx.services, input.roomId, ctx.member.id);
      return findInvites(ctx.services, input.roomId, input);
    }),

  /** Who did what to whom, the newest first. Errors: as bans. */
  roomLog: memberProcedure
    .input(keepingListInput)
    .query(async ({ ctx, input }): Promise<Page<RoomLogEntry>> => {
      await requireKeeping(ctx.services, input.roomId, ctx.member.id);
      return findRoomLog(ctx.services.database, input.roomId, input);
    }),

  /** Where a link leads; to guests without names. Errors: INVITE_NOT_FOUND, RATE_LIMITED. */
  invite: publicProcedure.input(inviteInput).query(async ({ ctx, input }): Promise<InvitedRoom> => {
    await ctx.services.limits.consume('invite', ctx.session?.member.id ?? ctx.request.address);
    return findInvitedRoom(ctx.services, input.code, ctx.session?.member.id ?? null);
  }),

  /** Enters a room by a link. Errors: INVITE_NOT_FOUND, ROOM_BANNED, ROOM_FULL, TOO_MANY_ROOMS, RATE_LIMITED. */
  joinByInvite: memberProcedure
    .input(inviteInput)
    .mutation(async ({ ctx, input }): Promise<{ roomId: string }> => {
      await ctx.services.limits.consume('invite', ctx.member.id);
      return joinByInvite(ctx.services, memberRef(ctx.member), input.code);
    }),

  /**
   * Asks somebody into a room the caller is in; `told` is false for who is in it already. Errors: ROOM_NOT_FOUND,
   * NOT_IN_ROOM, MEMBER_NOT_FOUND, FRIEND_BLOCKED, DIRECT_REFUSED, NOT_ALLOWED, KEY_REUSED, RATE_LIMITED.
   */
  inviteMember: memberProcedure
    .input(toMemberInput)
    .mutation(async ({ ctx, input }): Promise<{ told: boolean }> => {
      await ctx.services.limits.consume('inviteMember', ctx.member.id);
      return inviteMember(ctx.services, memberRef(ctx.member), input);
    }),

  /** What the caller wants to hear of a room, on all devices. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, RATE_LIMITED. */
  setHearing: memberProcedure.input(setHearingInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await ctx.services.limits.consume('hearing', ctx.member.id);
    await setHearing(ctx.services, ctx.member.id, input);
    return {};
  }),
};
