// What of a profile is shown to whom. Imports nothing: the page carries it.

export const audiences = ['everyone', 'friends', 'me'] as const;
export type Audience = (typeof audiences)[number];

/** Who may write into a guestbook; with `nobody` it is switched off, and its owner alone sees what stands there. */
export const writersChoices = ['everyone', 'friends', 'nobody'] as const;
export type Writers = (typeof writersChoices)[number];

/** Parts of a profile that are lists of their own. */
export const sections = ['favourites', 'games', 'wishlist', 'reviews', 'friends', 'guestbook'] as const;
export type Section = (typeof sections)[number];

/** What else its owner may keep to themselves. */
export const details = ['playTime', 'country', 'activity'] as const;
export type Detail = (typeof details)[number];

/** What is told of a member as news, in this order where it happened at once: each can be left untold. */
export const activityKinds = ['owned', 'reviewed', 'wished', 'friends', 'level'] as const;
export type ActivityKind = (typeof activityKinds)[number];

export type Privacy = Record<Section | Detail, Audience> & {
  writers: Writers;
  untold: ActivityKind[];
  /** Whether friends of friends are told that they may know the member. */
  suggested: boolean;
};

/** Who looks at a profile. Whoever blocked its owner, or was blocked, does not look at all. */
export type Bond = 'guest' | 'none' | 'friend' | 'self';

/** As whom its owner can look at their own profile. */
export const guises = ['guest', 'none', 'friend'] as const satisfies Bond[];
export type Guise = (typeof guises)[number];

/** Whether somebody belongs to an audience. */
export function belongsTo(audience: Audience, bond: Bond): boolean {
  if (bond === 'self' || audience === 'everyone') return true;
  return audience === 'friends' && bond === 'friend';
}
