// Reads of friends, for other features.
export { blockBetween, findBlockedPairs, friendsBetween, pairKey } from './queries/blockedPairs.ts';
export {
  bondBetween,
  findBlockedAmong,
  findFriendIds,
  findFriendsAmong,
} from './queries/bonds.ts';
export { friendParts } from './queries/ownData.ts';
