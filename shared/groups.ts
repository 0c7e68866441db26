// Groups: inputs and wire types. A group is a room that lasts, and into which one is let.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import { type RoomCard, titleSchema } from './chat.ts';
import { groupLimits } from './groupLimits.ts';
import { idSchema, keySchema, pageInput } from './primitives.ts';

const roomId = idSchema;
const memberIds = z.array(idSchema).max(groupLimits.invited.max);

export const createGroupInput = z.object({
  title: titleSchema,
  /** Whom to invite. */
  memberIds: memberIds.default([]),
  /** Whether it stands in the list everybody sees. */
  listed: z.boolean().default(false),
  key: keySchema,
});
export const inviteToGroupInput = z.object({ roomId, memberIds: memberIds.min(1), key: keySchema });
export const answerInvitationInput = z.object({ roomId, accept: z.boolean(), key: keySchema });
export const toGroupInput = z.object({ roomId, key: keySchema });
export const answerRequestInput = z.object({
  roomId,
  memberId: idSchema,
  accept: z.boolean(),
  key: keySchema,
});
export const setModeratorInput = z.object({
  roomId,
  memberId: idSchema,
  moderates: z.boolean(),
  key: keySchema,
});
export const setOnCardInput = z.object({ roomId: idSchema, onCard: z.boolean() });
export const groupsOfInput = z.object({ memberId: idSchema, ...pageInput });
export const gameRoomInput = z.object({ gameId: idSchema });

/** What came of asking to be let in. */
export type GroupEntry = { state: 'in' | 'asked' };

/** A group as somebody sees it who may not be in. */
export type GroupDoor = {
  room: RoomCard;
  isIn: boolean;
  /** The caller has asked, and nobody has answered. */
  asked: boolean;
  /** Who invited the caller, if the invitation still waits. */
  invitedBy: MemberRef | null;
  /** Of a group the caller is in: whether it stands on their card, if it is listed. */
  onCard?: boolean;
};

/** An invitation as who got it sees it. */
export type GroupInvitation = { id: string; room: RoomCard; actor: MemberRef; at: number };
/** An invitation, or a request, as those see it who are in the group. */
export type GroupInvited = { id: string; member: MemberRef; actor: MemberRef; at: number };
export type GroupRequest = { id: string; member: MemberRef; at: number };

/** The room of a game's community; `roomId` is null before somebody has opened it. */
export type GameRoom = { roomId: string | null; memberCount: number; isIn: boolean; owned: boolean };
