// Looking after members: inputs and wire types.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import { limits } from './limits.ts';
import { idSchema, pageInput } from './primitives.ts';
import { type MemberKind, memberKinds, type Role, roles } from './ranks.ts';
import { isBody, withNewlines } from './text.ts';

const memberIdInput = { memberId: idSchema };

export const keptMembersInput = z
  .object({
    /** The beginning of a nickname, or a whole id or, for administrators, address. */
    q: z.string().trim().max(limits.email.max).optional(),
    banned: z.boolean().optional(),
    ...pageInput,
  })
  .optional();
export const banInput = z.object({
  ...memberIdInput,
  /** The member is told. */
  reason: z
    .string()
    .transform(withNewlines)
    .pipe(z.string().trim().min(limits.banReason.min).max(limits.banReason.max).refine(isBody)),
  /** Epoch milliseconds; without it for good. */
  until: z.number().int().min(0).max(253_402_300_799_999).optional(),
});
export const keptMemberInput = z.object(memberIdInput);
export const memberSessionsInput = z.object({ ...memberIdInput, ...pageInput });
export const setRoleInput = z.object({ ...memberIdInput, role: z.enum(roles) });
export const setKindInput = z.object({ ...memberIdInput, kind: z.enum(memberKinds) });
export const auditLogInput = z.object({ memberId: idSchema.optional(), ...pageInput }).optional();

/** A member as those see them who look after the shop. */
export type KeptMember = MemberRef & {
  /** Null for moderators: addresses are the administrators' matter. */
  email: string | null;
  role: Role;
  kind: MemberKind;
  joinedAt: number;
  lastSeenAt: number;
  /** `until` null means for good. */
  ban: { at: number; until: number | null; reason: string } | null;
};

export type AuditEntry = {
  id: string;
  at: number;
  /** Null: the console, or somebody who is gone. */
  actor: MemberRef | null;
  member: MemberRef | null;
  action:
    | 'create'
    | 'ban'
    | 'unban'
    | 'role'
    | 'kind'
    | 'publisher'
    | 'endSessions'
    | 'leave'
    | 'hideReview'
    | 'showReview'
    | 'closeReport'
    | 'removeEntry'
    | 'leaveEntry'
    | 'decideReport'
    | 'gameState'
    | 'publisherName'
    | 'hideTag'
    | 'showTag';
  details: Record<string, string | number | null>;
};
