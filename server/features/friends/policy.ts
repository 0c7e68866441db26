// What may become of what is between two members: pure functions from how it stands to how it shall stand.

import { friendLimits } from '../../../shared/friendLimits.ts';
import type { Bond, FriendCounts } from '../../../shared/friends.ts';
import { AppError } from '../../errors.ts';

/** How it stands between two members, whoever looks. */
export type Tie =
  | { state: 'none' }
  | { state: 'asked'; askerId: string; declined: boolean }
  | { state: 'friends'; askerId: string };

/** Two members, one of whom calls, and what must be known to judge. */
export type Pair = {
  callerId: string;
  otherId: string;
  tie: Tie;
  /** Who of both has blocked the other. */
  blockedBy: { caller: boolean; other: boolean };
  counts: { caller: FriendCounts; other: FriendCounts };
  otherIsBanned: boolean;
};

/** How it shall stand. */
export type Outcome = { tie: Tie; blocked: boolean };

const none: Tie = { state: 'none' };
const asItIs = ({ tie, blockedBy }: Pair): Outcome => ({ tie, blocked: blockedBy.caller });

/** What one of both sees: a request that was declined looks as before to who asked, and like none to who declined. */
export function bondSeenBy(memberId: string, tie: Tie, hasBlocked: boolean): Exclude<Bond, 'self'> {
  if (hasBlocked) return 'blocked';
  if (tie.state !== 'asked') return tie.state;
  if (tie.askerId === memberId) return 'outgoing';
  return tie.declined ? 'none' : 'incoming';
}

/** @throws AppError FRIEND_BLOCKED, MEMBER_NOT_FOUND */
function refuseBlocked({ blockedBy }: Pair): void {
  if (blockedBy.caller) throw new AppError('FRIEND_BLOCKED');
  if (blockedBy.other) throw new AppError('MEMBER_NOT_FOUND');
}

/** @throws AppError TOO_MANY_FRIENDS, FRIEND_FULL */
function becomeFriends({ counts }: Pair, askerId: string): Outcome {
  const { max } = friendLimits.friends;
  if (counts.caller.friends >= max) throw new AppError('TOO_MANY_FRIENDS', { max });
  if (counts.other.friends >= max) throw new AppError('FRIEND_FULL');
  return { tie: { state: 'friends', askerId }, blocked: false };
}

/**
 * Asks; two who ask each other are friends.
 * @throws AppError FRIEND_BLOCKED, MEMBER_NOT_FOUND, TOO_MANY_FRIENDS, TOO_MANY_REQUESTS, FRIEND_FULL
 */
export function request(pair: Pair): Outcome {
  const { callerId, tie, counts } = pair;
  refuseBlocked(pair);
  if (tie.state === 'friends') return asItIs(pair);
  if (tie.state === 'asked') {
    return tie.askerId === callerId ? asItIs(pair) : becomeFriends(pair, tie.askerId);
  }
  if (pair.otherIsBanned) throw new AppError('MEMBER_NOT_FOUND');
  const { max, maxIncoming, maxOutgoing } = friendLimits.friends;
  if (counts.caller.friends >= max) throw new AppError('TOO_MANY_FRIENDS', { max });
  if (counts.caller.outgoing >= maxOutgoing) throw new AppError('TOO_MANY_REQUESTS', { max: maxOutgoing });
  if (counts.other.incoming >= maxIncoming) throw new AppError('FRIEND_FULL');
  return { tie: { state: 'asked', askerId: callerId, declined: false }, blocked: false };
}

/** @throws AppError FRIEND_BLOCKED, MEMBER_NOT_FOUND, REQUEST_NOT_FOUND, TOO_MANY_FRIENDS, FRIEND_FULL */
export function accept(pair: Pair): Outcome {
  const { otherId, tie } = pair;
  refuseBlocked(pair);
  if (tie.state === 'friends') return asItIs(pair);
  if (tie.state !== 'asked' || tie.askerId !== otherId) throw new AppError('REQUEST_NOT_FOUND');
  return becomeFriends(pair, otherId);
}

/** Declines, which nobody is told; what is not asked stays as it is. */
export function reject(pair: Pair): Outcome {
  const { otherId, tie } = pair;
  if (tie.state !== 'asked' || tie.askerId !== otherId) return asItIs(pair);
  return { ...asItIs(pair), tie: { ...tie, declined: true } };
}

/** Takes a request back. @throws AppError REQUEST_NOT_FOUND where it was answered in the meantime. */
export function cancel(pair: Pair): Outcome {
  const { callerId, tie } = pair;
  if (tie.state === 'friends') throw new AppError('REQUEST_NOT_FOUND');
  if (tie.state !== 'asked' || tie.askerId !== callerId) return asItIs(pair);
  return { ...asItIs(pair), tie: none };
}

/** Ends a friendship; where there is none all stays as it is. */
export const remove = (pair: Pair): Outcome =>
  pair.tie.state === 'friends' ? { ...asItIs(pair), tie: none } : asItIs(pair);

/** Blocks: whatever was between both is over. @throws AppError TOO_MANY_BLOCKS */
export function block(pair: Pair): Outcome {
  const { max } = friendLimits.blocks;
  if (!pair.blockedBy.caller && pair.counts.caller.blocked >= max) {
    throw new AppError('TOO_MANY_BLOCKS', { max });
  }
  return { tie: none, blocked: true };
}

/** Lets the other reach the caller again; what was before does not come back. */
export const unblock = ({ tie }: Pair): Outcome => ({ tie, blocked: false });
