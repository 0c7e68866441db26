// The procedures of those who look after the shop.

import type { SessionCard } from '../../../shared/accounts.ts';
import { limits as bounds } from '../../../shared/limits.ts';
import {
  type AuditEntry,
  auditLogInput,
  banInput,
  type KeptMember,
  keptMemberInput,
  keptMembersInput,
  memberSessionsInput,
  setKindInput,
  setRoleInput,
} from '../../../shared/moderation.ts';
import type { Page } from '../../../shared/primitives.ts';
import { may } from '../../../shared/ranks.ts';
import { keeperProcedure, router } from '../../trpc.ts';
import { banMember, endMemberSessions, setKind, setRole, unbanMember } from '../accounts/commands.ts';
import { findAuditLog, findKeptMembers, findMemberSessions } from '../accounts/queries.ts';

type Done = Record<string, never>;

const firstPage = { limit: bounds.page.default };

export const moderationRouter = router({
  /** Members by nickname; addresses for administrators only. Errors: NOT_ALLOWED, BAD_CURSOR. */
  members: keeperProcedure('keepMembers')
    .input(keptMembersInput)
    .query(
      ({ ctx, input = firstPage }): Promise<Page<KeptMember>> =>
        findKeptMembers(ctx.services, input, may(ctx.member.role, 'seeAddresses')),
    ),

  /** Keeps a member out, until a time or for good, and signs them out. Errors: NOT_ALLOWED, MEMBER_NOT_FOUND. */
  ban: keeperProcedure('keepMembers')
    .input(banInput)
    .mutation(async ({ ctx, input }): Promise<Done> => {
      const { memberId, reason, until = null } = input;
      await banMember(ctx.services, ctx.member, memberId, { reason, until });
      return {};
    }),

  /** Lets a member in again. Errors: NOT_ALLOWED, MEMBER_NOT_FOUND. */
  unban: keeperProcedure('keepMembers')
    .input(keptMemberInput)
    .mutation(async ({ ctx, input }): Promise<Done> => {
      await unbanMember(ctx.services, ctx.member, input.memberId);
      return {};
    }),

  /** Gives another member another role. Errors: NOT_ALLOWED, MEMBER_NOT_FOUND. */
  setRole: keeperProcedure('giveRoles')
    .input(setRoleInput)
    .mutation(async ({ ctx, input }): Promise<Done> => {
      await setRole(ctx.services, ctx.member, input.memberId, input.role);
      return {};
    }),

  /** Makes a member of another kind: `normal`, `vip` or `publisher`. Errors: NOT_ALLOWED, MEMBER_NOT_FOUND. */
  setKind: keeperProcedure('giveRoles')
    .input(setKindInput)
    .mutation(async ({ ctx, input }): Promise<Done> => {
      await setKind(ctx.services, ctx.member, input.memberId, input.kind);
      return {};
    }),

  /** Where a member is signed in, the device used last first. Errors: NOT_ALLOWED, MEMBER_NOT_FOUND, BAD_CURSOR. */
  sessions: keeperProcedure('keepSessions')
    .input(memberSessionsInput)
    .query(({ ctx, input }): Promise<Page<SessionCard>> => findMemberSessions(ctx.services, input)),

  /** Signs another member out everywhere. Errors: NOT_ALLOWED, MEMBER_NOT_FOUND. */
  endSessions: keeperProcedure('keepSessions')
    .input(keptMemberInput)
    .mutation(async ({ ctx, input }): Promise<Done> => {
      await endMemberSessions(ctx.services, ctx.member, input.memberId);
      return {};
    }),

  /** What was done to members, the newest first. Errors: NOT_ALLOWED, BAD_CURSOR. */
  log: keeperProcedure('readLog')
    .input(auditLogInput)
    .query(({ ctx, input = firstPage }): Promise<Page<AuditEntry>> => findAuditLog(ctx.services, input)),
});
