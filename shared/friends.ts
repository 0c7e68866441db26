// Friends: inputs, wire types and the events of `friends.onFriends`.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import { friendLimits } from './friendLimits.ts';
import { limits } from './limits.ts';
import type { PresenceSettings, PresenceView } from './presenceView.ts';
import { cursorSchema, idSchema, type Page, pageInput } from './primitives.ts';
import { isPlainLine } from './text.ts';

const memberId = idSchema;

export const friendPageInput = z.object(pageInput);
export type FriendPageInput = { cursor?: string | null | undefined; limit: number };
export const friendsPageInput = friendPageInput.optional();
export const friendInput = z.object({ memberId });

/** Members by how their nickname begins, or by their whole id. */
export const findMembersInput = z.object({
  q: z
    .string()
    .max(limits.searchText.max)
    .transform((text) => text.trim())
    .pipe(z.string().min(1)),
  cursor: cursorSchema.nullish(),
  limit: z.number().int().min(1).max(limits.page.max).default(20),
});
export const mutualFriendsInput = z.object({ memberId, ...pageInput });

const labelSchema = z.string().trim().min(1).max(friendLimits.label.max).refine(isPlainLine);

/** Only what is named changes; an empty own name gives the friend their own back. */
export const noteFriendInput = z.object({
  memberId,
  ownName: z.string().trim().max(friendLimits.ownName.max).refine(isPlainLine).optional(),
  favourite: z.boolean().optional(),
  labels: z
    .array(labelSchema)
    .max(friendLimits.labelsOfFriend.max)
    .transform((labels) => [...new Set(labels)])
    .optional(),
});
/** Gives a group another name; null dissolves it. */
export const renameLabelInput = z.object({ label: labelSchema, to: labelSchema.nullable() });

export const onFriendsInput = z
  .object({
    lastEventId: z
      .string()
      .regex(/^\d{1,16}$/)
      .nullish(),
  })
  .optional();

/** What stands between the member and another, as the member may know it: who blocked them is not told. */
export type Bond = 'self' | 'friends' | 'incoming' | 'outgoing' | 'blocked' | 'none';

/** What a member keeps about a friend, for themselves alone. */
export type FriendNote = {
  /** What the member calls the friend; empty for the friend's own name. */
  ownName: string;
  favourite: boolean;
  /** The groups the friend is in, by name. */
  labels: string[];
};

export type Friend = FriendNote & { member: MemberRef; since: number; presence: PresenceView };
/** A request, or a block. */
export type Tie = { member: MemberRef; at: number };
export type FoundMember = { member: MemberRef; bond: Bond };

/** How many there are of each. */
export type FriendCounts = { friends: number; incoming: number; outgoing: number; blocked: number };

/** The first page of each list, friends by id, the others newest first; `seq` belongs to `onFriends`. */
export type FriendsSnapshot = {
  /** The member's own id. */
  id: string;
  friends: Page<Friend>;
  incoming: Page<Tie>;
  outgoing: Page<Tie>;
  blocked: Page<Tie>;
  counts: FriendCounts;
  /** What the member chose to be seen as. */
  own: PresenceSettings;
  /** How the member is seen by friends. */
  self: PresenceView;
  seq: number;
};

/** What is between the member and another from now on. */
export type BondEvent = {
  type: 'friends.bond';
  member: MemberRef;
  bond: Exclude<Bond, 'self'>;
  at: number;
  counts: FriendCounts;
};
export type NoteEvent = { type: 'friends.noted'; memberId: string } & FriendNote;
/** A group got another name, or was dissolved. */
export type LabelEvent = { type: 'friends.label'; label: string; to: string | null };
/** Somebody deleted their account: they stand nowhere any more. */
export type GoneEvent = { type: 'friends.gone'; memberId: string; counts: FriendCounts };

/** The member chose otherwise, on whichever device. */
export type OwnEvent = { type: 'friends.own'; own: PresenceSettings };
/** How a friend is seen from now on, or the member themselves. */
export type PresenceEvent = { type: 'friends.presence'; memberId: string; presence: PresenceView };

export type FriendsDurableEvent = BondEvent | NoteEvent | LabelEvent | GoneEvent | OwnEvent;
export type FriendsEvent = FriendsDurableEvent | PresenceEvent;
