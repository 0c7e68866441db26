// Who may look after whom: for the server, which holds to it, and for the page, which shows what it allows.
// Imports nothing, so that the page does not carry the schemas.

export const roles = ['member', 'moderator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What a member is to the shop, besides their role: it grants nothing, and is shown. */
export const memberKinds = ['normal', 'vip', 'publisher'] as const;
export type MemberKind = (typeof memberKinds)[number];

type Ranked = { id: string; role: Role };

const rank: Record<Role, number> = { member: 0, moderator: 1, admin: 2 };

/** Moderators keep members out, administrators everybody below them; nobody themselves. */
export function mayBan(keeper: Ranked, kept: Ranked): boolean {
  return keeper.role !== 'member' && rank[keeper.role] > rank[kept.role];
}

/** Roles and sessions are the administrators' matter; nobody changes their own, so one administrator always remains. */
export function mayAdminister(keeper: Ranked, kept: Ranked): boolean {
  return keeper.role === 'admin' && keeper.id !== kept.id;
}
