// The procedures of friends: finding members, asking, answering, blocking, and the feed of all that.

import type { MemberRef } from '../../../shared/accounts.ts';
import {
  type Bond,
  type FoundMember,
  type Friend,
  type FriendNote,
  type FriendsEvent,
  type FriendsSnapshot,
  findMembersInput,
  friendInput,
  friendsPageInput,
  mutualFriendsInput,
  noteFriendInput,
  onFriendsInput,
  renameLabelInput,
  type Tie,
} from '../../../shared/friends.ts';
import { limits as bounds } from '../../../shared/limits.ts';
import { presencesInput, setIdleInput, setPresenceInput } from '../../../shared/presence.ts';
import type { PresenceSettings, PresenceView } from '../../../shared/presenceView.ts';
import type { Page } from '../../../shared/primitives.ts';
import type { Feed } from '../../live/index.ts';
import { memberProcedure, router } from '../../trpc.ts';
import { memberTopic } from '../accounts/queries.ts';
import {
  acceptFriend,
  blockMember,
  cancelRequest,
  noteFriend,
  rejectFriend,
  removeFriend,
  renameLabel,
  requestFriend,
  setPresence,
  unblockMember,
} from './commands/index.ts';
import { findPresences } from './presence/views.ts';
import { findFriends, findTies, type TieList } from './queries/lists.ts';
import { findMembers, findMutualFriends } from './queries/people.ts';
import { findFriendsSnapshot } from './queries/snapshot.ts';

const firstPage = { limit: bounds.page.default };

/** A change of what is between the caller and another; it may be repeated, and answers what the caller sees then. */
const changing = (change: typeof acceptFriend) =>
  memberProcedure.input(friendInput).mutation(async ({ ctx, input }): Promise<{ bond: Bond }> => {
    await ctx.services.limits.consume('friends', ctx.member.id);
    return { bond: await change(ctx.services, ctx.member.id, input.memberId) };
  });

const ties = (list: TieList) =>
  memberProcedure
    .input(friendsPageInput)
    .query(
      ({ ctx, input = firstPage }): Promise<Page<Tie>> =>
        findTies(ctx.services.database, ctx.member.id, list, input),
    );

export const friendsRouter = router({
  /** The first page of each of the caller's lists; `onFriends` continues it from `seq`. */
  snapshot: memberProcedure.query(
    ({ ctx }): Promise<FriendsSnapshot> => findFriendsSnapshot(ctx.services, ctx.member.id),
  ),

  /** Friends by id. Errors: BAD_CURSOR. */
  list: memberProcedure
    .input(friendsPageInput)
    .query(
      ({ ctx, input = firstPage }): Promise<Page<Friend>> => findFriends(ctx.services, ctx.member.id, input),
    ),

  /** Who has asked the caller, the newest first. Errors: BAD_CURSOR. */
  incoming: ties('incoming'),
  /** Whom the caller has asked, the newest first. Errors: BAD_CURSOR. */
  outgoing: ties('outgoing'),
  /** Whom the caller has blocked, the newest first. Errors: BAD_CURSOR. */
  blocked: ties('blocked'),

  /** Members by how their nickname begins, or by id. Errors: BAD_CURSOR, RATE_LIMITED. */
  find: memberProcedure.input(findMembersInput).query(async ({ ctx, input }): Promise<Page<FoundMember>> => {
    await ctx.services.limits.consume('findMembers', ctx.member.id);
    return findMembers(ctx.services, ctx.member.id, input);
  }),

  /** Friends of the caller who are also friends of another. Errors: BAD_CURSOR, MEMBER_NOT_FOUND. */
  mutual: memberProcedure
    .input(mutualFriendsInput)
    .query(
      ({ ctx, input }): Promise<Page<MemberRef> & { total: number }> =>
        findMutualFriends(ctx.services, ctx.member.id, input),
    ),

  /**
   * Asks; two who ask each other are friends. Errors: FRIEND_SELF, FRIEND_BLOCKED, MEMBER_NOT_FOUND, FRIEND_FULL,
   * TOO_MANY_FRIENDS, TOO_MANY_REQUESTS, RATE_LIMITED.
   */
  request: memberProcedure.input(friendInput).mutation(async ({ ctx, input }): Promise<{ bond: Bond }> => {
    const { limits } = ctx.services;
    await limits.consume('friendRequest', ctx.member.id);
    await limits.consume('friendRequestAgain', `${ctx.member.id} ${input.memberId}`);
    return { bond: await requestFriend(ctx.services, ctx.member.id, input.memberId) };
  }),

  /** Takes a request back. Errors: FRIEND_SELF, MEMBER_NOT_FOUND, REQUEST_NOT_FOUND, RATE_LIMITED. */
  cancel: changing(cancelRequest),

  /**
   * Answers yes. Errors: FRIEND_SELF, FRIEND_BLOCKED, MEMBER_NOT_FOUND, REQUEST_NOT_FOUND, TOO_MANY_FRIENDS,
   * FRIEND_FULL, RATE_LIMITED.
   */
  accept: changing(acceptFriend),

  /** Answers no, which nobody is told. Errors: FRIEND_SELF, MEMBER_NOT_FOUND, RATE_LIMITED. */
  reject: changing(rejectFriend),

  /** Ends a friendship. Errors: FRIEND_SELF, MEMBER_NOT_FOUND, RATE_LIMITED. */
  remove: changing(removeFriend),

  /** Blocks: whatever was between both is over. Errors: FRIEND_SELF, MEMBER_NOT_FOUND, TOO_MANY_BLOCKS, RATE_LIMITED. */
  block: changing(blockMember),

  /** Errors: FRIEND_SELF, MEMBER_NOT_FOUND, RATE_LIMITED. */
  unblock: changing(unblockMember),

  /**
   * What the caller keeps about a friend for themselves. Errors: FRIEND_SELF, MEMBER_NOT_FOUND, NOT_FRIENDS,
   * TOO_MANY_LABELS, RATE_LIMITED.
   */
  note: memberProcedure.input(noteFriendInput).mutation(async ({ ctx, input }): Promise<FriendNote> => {
    await ctx.services.limits.consume('friends', ctx.member.id);
    return noteFriend(ctx.services, ctx.member.id, input);
  }),

  /** Gives a group of friends another name, or dissolves it. Errors: RATE_LIMITED. */
  renameLabel: memberProcedure
    .input(renameLabelInput)
    .mutation(async ({ ctx, input }): Promise<Record<string, never>> => {
      await ctx.services.limits.consume('friends', ctx.member.id);
      await renameLabel(ctx.services, ctx.member.id, input);
      return {};
    }),

  /** How these members are seen by the caller, by their ids. */
  presences: memberProcedure
    .input(presencesInput)
    .query(
      ({ ctx, input }): Promise<Record<string, PresenceView>> =>
        findPresences(ctx.services, ctx.member.id, input.memberIds),
    ),

  /** How the caller is seen, on all their devices. Errors: RATE_LIMITED. */
  setPresence: memberProcedure
    .input(setPresenceInput)
    .mutation(async ({ ctx, input }): Promise<PresenceSettings> => {
      await ctx.services.limits.consume('presence', ctx.member.id);
      return setPresence(ctx.services, ctx.member.id, input);
    }),

  /** Tells that this device is not in use, or is again. Errors: RATE_LIMITED. */
  setIdle: memberProcedure
    .input(setIdleInput)
    .mutation(async ({ ctx, input }): Promise<Record<string, never>> => {
      await ctx.services.limits.consume('presence', ctx.member.id);
      ctx.services.presence.setIdle(ctx.member.id, ctx.session.id, input.idle);
      return {};
    }),

  /** What changes the snapshot, after `lastEventId`; events of other kinds come along and are none of it. */
  onFriends: memberProcedure.input(onFriendsInput).subscription(
    async ({ ctx, input, signal }): Promise<Feed<FriendsEvent>> =>
      ctx.services.live.feed<FriendsEvent>(memberTopic(ctx.member.id), {
        after: input?.lastEventId == null ? null : Number(input.lastEventId),
        who: ctx.member.id,
        signal,
      }),
  ),
});
