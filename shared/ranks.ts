// Who may look after whom: for the server, which holds to it, and for the page, which shows what it allows.
// Imports nothing, so that the page does not carry the schemas.

export const roles = ['member', 'moderator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What a member is to the shop, besides their role: it grants nothing, and is shown. */
export const memberKinds = ['normal', 'vip', 'publisher'] as const;
export type MemberKind = (typeof memberKinds)[number];

type Ranked = { id: string; role: Role };

const rank: Record<Role, number> = { member: 0, moderator: 1, admin: 2 };

/** The one table of what roles allow: each deed, and from which role on. */
export const deeds = {
  /** Finds members, bans them and takes bans back. */
  keepMembers: 'moderator',
  /** Keeps order in rooms that are others'. */
  keepRooms: 'moderator',
  /** Reads reports, hides and shows reviews. */
  keepReviews: 'moderator',
  /** Reads reports of notes in guestbooks, and removes the notes. */
  keepGuestbooks: 'moderator',
  /** Hides what owners call a game, and sees what is hidden. */
  keepTags: 'moderator',
  /** Sees and searches the addresses of members. */
  seeAddresses: 'admin',
  /** Gives roles and kinds. */
  giveRoles: 'admin',
  /** Sees where members are signed in, and ends it. */
  keepSessions: 'admin',
  readLog: 'admin',
} as const satisfies Record<string, Role>;
export type Deed = keyof typeof deeds;

/** Whether a role allows a deed. */
export const may = (role: Role, deed: Deed): boolean => rank[role] >= rank[deeds[deed]];

/** Moderators keep members out, administrators everybody below them; nobody themselves. */
export function mayBan(keeper: Ranked, kept: Ranked): boolean {
  return may(keeper.role, 'keepMembers') && rank[keeper.role] > rank[kept.role];
}

/** Roles and sessions are the administrators' matter; nobody changes their own, so one administrator always remains. */
export function mayAdminister(keeper: Ranked, kept: Ranked): boolean {
  return may(keeper.role, 'giveRoles') && may(keeper.role, 'keepSessions') && keeper.id !== kept.id;
}
