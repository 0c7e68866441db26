// Reads of friends, for other features.
export { findBlockedPairs, pairKey } from './queries/blockedPairs.ts';
export {
  type BondKind,
  bondBetween,
  findBlockedAmong,
  findFriendIds,
  findFriendsAmong,
} from './queries/bonds.ts';
