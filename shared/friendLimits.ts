// Every bound on friends that both sides must agree on; apart from the others, as no first page needs them.

export const friendLimits = {
  /** Friends of one member, and requests of theirs that wait for an answer, and that wait for theirs. */
  friends: { max: 500, maxOutgoing: 100, maxIncoming: 500 },
  /** Members one member has blocked. */
  blocks: { max: 1_000 },
  /** Characters of a member's own name for a friend. */
  ownName: { max: 20 },
  /** Characters of the name of a group of friends. */
  label: { max: 20 },
  /** Groups one friend may be in. */
  labelsOfFriend: { max: 5 },
  /** Groups one member may have. */
  labels: { max: 20 },
} as const;
