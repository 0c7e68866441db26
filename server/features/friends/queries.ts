// Reads of friends, for other features.
export {
  type BondKind,
  bondBetween,
  findBlockedAmong,
  findFriendIds,
  findFriendsAmong,
} from './queries/bonds.ts';
