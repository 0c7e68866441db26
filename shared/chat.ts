// Chat: inputs, wire types and the events of rooms and the lobby.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import type { Attached } from './attachments.ts';
import type { Message, MessageEvent, Whisper } from './chatMessages.ts';
import { limits } from './limits.ts';
import { idSchema, keySchema, type Page, pageInput } from './primitives.ts';
import { isTitle } from './text.ts';

const roomIdInput = { roomId: idSchema };
/** The id of the last event seen, as text; `tracked()` events carry it and the stock client sends it by itself. */
const lastEventId = z
  .string()
  .regex(/^\d{1,16}$/)
  .nullish();

export const titleSchema = z
  .string()
  .trim()
  .min(limits.roomTitle.min)
  .max(limits.roomTitle.max)
  .refine(isTitle);

export const passwordSchema = z.string().min(limits.roomPassword.min).max(limits.roomPassword.max);

export const roomsInput = z.object(pageInput).optional();
export const createRoomInput = z.object({
  title: titleSchema,
  capacity: z.number().int().min(limits.roomCapacity.min).max(limits.roomCapacity.max),
  password: passwordSchema.optional(),
  key: keySchema,
});
export const joinRoomInput = z.object({
  ...roomIdInput,
  password: z.string().max(limits.roomPassword.max).optional(),
});
export const roomInput = z.object(roomIdInput);
export const membersInput = z.object({ ...roomIdInput, ...pageInput });
export const readInput = z.object({ ...roomIdInput, number: z.number().int().min(0) });
export const onRoomInput = z.object({ ...roomIdInput, lastEventId });
export const openDirectInput = z.object({ memberId: idSchema });
export const onLobbyInput = z.object({ lastEventId }).optional();

/** Kinds of rooms that members talk in. Open ones stand in the public list, and groups that are listed in their own. */
export type RoomKind = 'open' | 'direct' | 'group' | 'lobby' | 'game';

/** A room as the list shows it. To guests `owner` is null. */
export type RoomCard = {
  id: string;
  /** Empty of a direct room, which is called after the other one. */
  title: string;
  kind: RoomKind;
  /** The other one of a direct room. */
  with?: MemberRef;
  locked: boolean;
  /** Seeded rooms stay when their last member leaves. */
  lasting: boolean;
  capacity: number;
  memberCount: number;
  owner: MemberRef | null;
  createdAt: number;
  /** Of a group: whether it stands in the list everybody sees, and may be asked for. */
  listed?: boolean;
  /** The uploaded picture of a group: see `groupPictureAddress`. */
  picture?: string;
  /** Whose community meets here. */
  gameId?: string;
};

/** What the owner may change of it and everybody sees. */
export type RoomSettings = Pick<RoomCard, 'title' | 'locked' | 'capacity' | 'listed' | 'picture'>;

/** `moderates`: helps the owner of a group; of the owner it says nothing. */
export type RoomMember = MemberRef & { joinedAt: number; online: boolean; moderates?: true };

/** A line of the timeline that is no message: it follows message `afterNumber` and has no number of its own. */
export type TimelineLine = {
  id: string;
  afterNumber: number;
  at: number;
} & (
  | { kind: 'joined'; member: MemberRef }
  | { kind: 'left'; member: MemberRef }
  /** Sent away by those who look after the room; banned, also kept from coming back. */
  | { kind: 'removed'; member: MemberRef }
  | { kind: 'banned'; member: MemberRef }
  | { kind: 'owner'; member: MemberRef }
  | { kind: 'pinned'; member: MemberRef }
  /** The member changed the room's settings. */
  | { kind: 'settings'; member: MemberRef }
);

/** Oldest first. `lines` are those that belong between or after the page's messages. */
export type MessagesPage = { items: Message[]; lines: TimelineLine[]; nextBefore: number | null };
/** `nextAfter`: what is above is on the page after this number; null where the page ends with the newest. `place` is the message asked for, or the nearest one there is; null in an empty room. */
export type PlacedPage = MessagesPage & { nextAfter: number | null; place: number | null };

/** How far a member has come in a room: the newest message on one of their devices, and the newest one they have read. */
export type Tick = { id: string; delivered: number; read: number };

export type RoomSnapshot = {
  /** Whose snapshot it is. */
  me: string;
  room: RoomCard;
  members: Page<RoomMember>;
  messages: MessagesPage;
  /** The numbers of the messages pinned, the newest pin first. */
  pins: number[];
  /** Of everybody in it, in a room of up to 100. */
  ticks?: Tick[];
  /** Seconds between two messages of one member; 0 for none. The owner need not wait. */
  slowMode: number;
  /** What the caller sees begins after this message: what was said before is not for who came later. Left out: with the first. */
  seenAfter?: number;
  /** Until when the caller writes nothing here, in epoch milliseconds, also when that is over; null: never muted. */
  mutedUntil: number | null;
  /** Whether the caller helps the owner of a group. */
  moderates?: true;
  /** The room topic's head as of this answer: subscribe with `lastEventId = String(seq)`. */
  seq: number;
  /** The newest message the caller has read, on whichever device. */
  readNumber: number;
};
export type RoomsPage = Page<RoomCard> & { seq: number; total: number };
/**
 * The newest message as a list shows it. `author` is a nickname, empty of one who is gone; the body is empty when deleted, in an inbox cut short.
 * `blocked`: in a shared room, by somebody the member has blocked; then it tells neither who nor what.
 */
export type LastMessage = { author: string; body: string; at: number; attached?: Attached; blocked?: true };
export type MyRoom = RoomCard & {
  /** The number of the newest message. */
  number: number;
  /** The newest message the caller has read, on whichever device. Unread: `number - readNumber`. */
  readNumber: number;
  lastMessage: LastMessage | null;
  /** The room topic's head as of this answer: a feed of this room continues from here. */
  seq: number;
};
export type OnlinePage = Page<MemberRef> & { total: number };
/** `roomId` of a whisper: the direct room whose message it is. */
export type Sent = { id: string; number: number; seq: number; at: number; roomId?: string };

/** Says that the feed cannot continue from what the client has: fetch the snapshot again. */
export type ResetEvent = { type: 'reset' };

/** Durable: they have a seq of their own. */
export type RoomDurableEvent =
  | { type: 'message.created'; message: Message }
  | { type: 'member.joined'; member: RoomMember; line: TimelineLine; memberCount: number }
  /** `gameId`: their copy of the game whose community meets here is gone. */
  | { type: 'member.left'; memberId: string; line: TimelineLine; memberCount: number; gameId?: string }
  /** Whether the member helps the owner of the group from now on. */
  | { type: 'member.role'; memberId: string; moderates: boolean }
  | { type: 'room.owner'; owner: MemberRef; line: TimelineLine }
  /** All of them, as they are now. */
  | { type: 'room.settings'; room: RoomSettings; slowMode: number; line: TimelineLine }
  /** Until when the member writes nothing; null: they may again. */
  | { type: 'member.muted'; memberId: string; until: number | null }
  | MessageEvent
  /** All pins there are now; with a line when there is one more. */
  | { type: 'room.pins'; pins: number[]; line?: TimelineLine }
  /** Somebody deleted their account: wherever they stand, somebody who is gone stands from now on. */
  | { type: 'member.gone'; memberId: string }
  /** What the member wrote up to this number is no more. */
  | { type: 'messages.erased'; memberId: string; upTo: number }
  | { type: 'room.closed' };
/** Never stored; they repeat the feed's last seq as their id. */
export type RoomEphemeralEvent =
  | { type: 'typing'; member: MemberRef }
  | { type: 'presence'; memberId: string; online: boolean }
  /** How far these have come by now. */
  | { type: 'ticks'; ticks: Tick[] };
export type RoomEvent = RoomDurableEvent | RoomEphemeralEvent | ResetEvent;

export type LobbyDurableEvent =
  | { type: 'room.opened'; room: RoomCard }
  | { type: 'room.changed'; room: RoomCard }
  /** Gone from the list. `kind` is left out of open rooms. */
  | { type: 'room.closed'; roomId: string; kind?: 'group' }
  /** As in rooms; guests, who see no names, are not told. */
  | { type: 'member.gone'; memberId: string };
export type LobbyEphemeralEvent = { type: 'presence'; member: MemberRef; online: boolean };
export type LobbyEvent = LobbyDurableEvent | LobbyEphemeralEvent | ResetEvent;

/** How far a room has come, and how far the member has read it. */
export type RoomCounter = {
  roomId: string;
  number: number;
  readNumber: number;
  /** Unread messages that address the member, oldest first: the newest hundred. Left out when there is none. */
  mentions?: number[];
} & RoomHearing;

/** What the member wants to hear of a room. Left out: everything. */
export type RoomHearing = {
  notify?: 'mentions' | 'nothing';
  /** Nothing is heard and no count is shown, but of what calls the member. */
  quiet?: true;
};

/**
 * What `chat.onInbox` tells. None of it has an id: each subscription, also one made again after a lost connection,
 * begins with `inbox`.
 */
export type InboxEvent =
  /** All rooms the member is in, as of one moment; what was known before is void. */
  | { type: 'inbox'; rooms: RoomCounter[] }
  /** Something was said: the newest message. With `readNumber` if the member said it, or something before it. */
  | {
      type: 'poke';
      roomId: string;
      number: number;
      readNumber?: number;
      last: LastMessage;
      /** Those among what was said that address the member. */
      mentions?: number[];
    }
  /** A message that the list shows or that addressed the member says something else now; when deleted, nothing. */
  | { type: 'changed'; roomId: string; number: number; body: string }
  /** A whisper by the member or for them, in whichever room. What was whispered before is in `chat.whispers`. */
  | { type: 'whisper'; whisper: Whisper }
  /** A message of a direct room, which may be a whisper, says something else now; when deleted, nothing. */
  | { type: 'whisperChanged'; roomId: string; number: number; body: string; at: number }
  /** The member has read up to here, on some device. */
  | { type: 'read'; roomId: string; readNumber: number }
  /** What the member wants to hear of the room now. */
  | ({ type: 'hearing'; roomId: string } & RoomHearing)
  /** The member came into the room, or its newest message is not what it was: its author is gone, or it is. */
  | { type: 'entered'; room: MyRoom }
  | { type: 'left'; roomId: string };
