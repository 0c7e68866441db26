// Reads of friends, for other features.
export {
  blockBetween,
  blockedBy,
  findBlockedPairs,
  friendsBetween,
  hasBlocked,
  pairKey,
} from './queries/blockedPairs.ts';
export {
  bondBetween,
  findBlockedAmong,
  findFriendIds,
  findFriendsAmong,
} from './queries/bonds.ts';
export { friendParts } from './queries/ownData.ts';
export { findCutOff, sightOf } from './sight.ts';
