// Looking after a room: what its owner may change, whom they send away, links that lead in, and what was done.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import { passwordSchema, titleSchema } from './chat.ts';
import { keepingLimits } from './keepingLimits.ts';
import { limits } from './limits.ts';
import { idSchema, keySchema, pageInput } from './primitives.ts';
import { isPlainLine } from './text.ts';

const roomId = idSchema;
const reason = z.string().trim().max(limits.banReason.max).refine(isPlainLine).optional();
/** Somebody whom something is done to, once for each key. */
const toMember = { roomId, memberId: idSchema, key: keySchema };

const wordSchema = z
  .string()
  .trim()
  .min(1)
  .max(keepingLimits.filterWord.max)
  // What has neither letter nor digit could never be found.
  .regex(/[\p{L}\p{N}]/u)
  .refine(isPlainLine);

/** What is left out stays as it is; `password: null` takes the lock off. */
export const editRoomInput = z.object({
  roomId,
  title: titleSchema.optional(),
  password: passwordSchema.nullish(),
  capacity: z.number().int().min(limits.roomCapacity.min).max(limits.roomCapacity.max).optional(),
  /** Seconds between two messages of one member; 0 for none. */
  slowMode: z.number().int().min(0).max(keepingLimits.slowMode.max).optional(),
  /** What those who come in from now on see of the time before. */
  history: z.enum(['all', 'joined']).optional(),
  /** All words that nobody writes here. */
  words: z.array(wordSchema).max(keepingLimits.filterWords.max).optional(),
  /** Of a group: whether it stands in the list everybody sees. */
  listed: z.boolean().optional(),
  key: keySchema,
});
export const toMemberInput = z.object(toMember);
export const kickInput = z.object({ ...toMember, reason });
export const muteInput = z.object({
  ...toMember,
  /** For how long from now; 0 ends it. */
  seconds: z.number().int().min(0).max(keepingLimits.mute.max),
  reason,
});
export const closeRoomInput = z.object({ roomId, key: keySchema });
export const keepingListInput = z.object({ roomId, ...pageInput });
export const makeInviteInput = z.object({
  roomId,
  days: z.number().int().min(1).max(keepingLimits.inviteDays.max),
  key: keySchema,
});
export const revokeInviteInput = z.object({ roomId, inviteId: idSchema });
export const inviteInput = z.object({ code: z.string().regex(/^[\w-]{22}$/) });
export const personInRoomInput = z.object({ roomId, memberId: idSchema });
export const setHearingInput = z.object({
  roomId,
  notify: z.enum(['all', 'mentions', 'nothing']).optional(),
  quiet: z.boolean().optional(),
});

/** What only those who look after the room see of its settings. */
export type RoomKeeping = { words: string[]; slowMode: number; history: 'all' | 'joined' };

/** That somebody was sent out of a room, and why; `reason` may be empty. */
export type SentOut = {
  how: 'kick' | 'ban';
  reason: string;
  at: number;
  /** As the room is called now, which they know from then. */
  title: string;
  isGroup: boolean;
};

/** Somebody as those who look after the room see them; `mutedUntil` is null for who may speak. */
export type PersonInRoom = { isIn: boolean; banned: boolean; mutedUntil: number | null };

export type RoomBan = { id: string; member: MemberRef; actor: MemberRef; reason: string; at: number };

export type RoomInvite = { id: string; actor: MemberRef; at: number; expiresAt: number };
/** The code is told once, to who made it. */
export type MadeInvite = { inviteId: string; code: string; expiresAt: number };

/** A room as an invite shows it before one comes in. To guests `owner` is null and `people` empty. */
export type InvitedRoom = {
  roomId: string;
  title: string;
  locked: boolean;
  capacity: number;
  memberCount: number;
  owner: MemberRef | null;
  /** Those who came last. */
  people: MemberRef[];
  /** Whether the caller is in it already. */
  isIn: boolean;
  expiresAt: number;
};

export type RoomAction =
  | 'settings'
  | 'owner'
  | 'kick'
  | 'ban'
  | 'unban'
  | 'mute'
  | 'unmute'
  | 'invite'
  | 'revoke'
  | 'delete'
  /** Of groups: somebody helps the owner from now on, or no more; a request was accepted, or was not. */
  | 'moderator'
  | 'demote'
  | 'accept'
  | 'decline'
  /** Nothing was done about a report. */
  | 'dismiss';

export type RoomSetting =
  | 'title'
  | 'password'
  | 'capacity'
  | 'slowMode'
  | 'words'
  | 'history'
  | 'listed'
  | 'picture';

/** Who did what to whom, and when. */
export type RoomLogEntry = {
  id: string;
  at: number;
  action: RoomAction;
  actor: MemberRef;
  member: MemberRef | null;
  reason?: string;
  until?: number;
  changed?: RoomSetting[];
};
