// Bounds of groups: apart from the others, for no first page shows them.

export const groupLimits = {
  /** Groups one member is in. */
  groups: { max: 100 },
  /** People of a group. */
  members: { max: 10_000 },
  /** Those who help the owner of one. */
  moderators: { max: 20 },
  /** People invited by one call. */
  invited: { max: 20 },
  /** Invitations of one group that wait for an answer, and those of one member. */
  invitations: { ofGroup: 200, ofMember: 100 },
  /** Requests to be let into one group that wait, and those of one member. */
  requests: { ofGroup: 500, ofMember: 50 },
  /** Those who look after a group and are told of a request. */
  told: { max: 20 },
} as const;
