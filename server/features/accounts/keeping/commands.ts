// What those who look after the shop do to members; each change stands in the audit log.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { auditLog, members } from '../../../../drizzle/schema/accounts.ts';
import type { AlertParams } from '../../../../shared/alerts.ts';
import type { AuditEntry } from '../../../../shared/moderation.ts';
import type { MemberKind, Role } from '../../../../shared/ranks.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { raise } from '../../alerts/commands.ts';
import { endSessions } from '../sessions.ts';
import { type Keeper, refusalToAdminister, refusalToBan } from './policy.ts';

/** What these commands need: the console has no running server. */
export type KeepingServices = Pick<Services, 'live' | 'clock' | 'newId' | 'endSession'>;

type Kept = { id: string; role: Role; kind: MemberKind };

type Change = {
  details: AuditEntry['details'];
  /** Sessions that end with it. */
  ended?: string[];
  /** What the member it met is told. */
  told?: AlertParams['moderation'];
};

type Rule = (keeper: Keeper, kept: { id: string; role: Role }) => AppError | null;
type Keeping = {
  memberId: string;
  action: AuditEntry['action'];
  refusal: Rule;
  change: (tx: Transaction, kept: Kept) => Promise<Change>;
};

/** Runs a change in a transaction of its own; then sockets end. */
export async function keep(
  services: KeepingServices,
  keeper: Keeper,
  memberId: string,
  action: AuditEntry['action'],
  refusal: Rule,
  change: Keeping['change'],
): Promise<void> {
  const keeping = { memberId, action, refusal, change };
  const ended = await services.live.transact((tx) => keepIn(tx, services, keeper, keeping));
  for (const id of ended) services.endSession(id);
}

/**
 * Runs a change under the row locks of both, with its line in the audit log. The keeper counts as they are now: of two
 * who would take each other's role, or who delete their account meanwhile, one comes too late.
 * @returns the sessions that ended with it: `endSession` is due for each after the transaction.
 */
async function keepIn(
  tx: Transaction,
  services: KeepingServices,
  keeper: Keeper,
  { memberId, action, refusal, change }: Keeping,
): Promise<string[]> {
  const ids = keeper === 'console' ? [memberId] : [keeper.id, memberId];
  const held = await tx
    .select({ id: members.id, role: members.role, kind: members.kind })
    .from(members)
    .where(and(inArray(members.id, ids), isNull(members.deletedAt)))
    .orderBy(asc(members.id))
    .for('update');
  const kept = held.find(({ id }) => id === memberId);
  const acting = keeper === 'console' ? keeper : held.find(({ id }) => id === keeper.id);
  if (!acting) throw new AppError('NOT_ALLOWED');
  if (!kept) throw new AppError('MEMBER_NOT_FOUND');
  const refused = refusal(acting, kept);
  if (refused) throw refused;
  const { details, ended = [], told } = await change(tx, kept);
  const actorId = keeper === 'console' ? null : keeper.id;
  const id = await noteKept(tx, services, { actorId, memberId, action, details });
  if (told) raise(tx, services, { to: memberId, kind: 'moderation', source: id, subject: id, params: told });
  return ended;
}

type Deed = Pick<AuditEntry, 'action' | 'details'> & {
  actorId: string | null;
  /** Whom it met; null for what met nobody. */
  memberId: string | null;
};

/** Writes a line of the audit log, in the transaction of what it tells; returns its id. */
export async function noteKept(
  tx: Transaction,
  { clock, newId }: Pick<Services, 'clock' | 'newId'>,
  deed: Deed,
): Promise<string> {
  const id = newId();
  await tx.insert(auditLog).values({ id, at: new Date(clock.now()), ...deed });
  return id;
}

type Ban = {
  reason: string;
  /** Epoch milliseconds; null: for good. */
  until: number | null;
};

/**
 * Keeps a member out, until a time or for good: every way in is refused and every session ends.
 * @throws AppError MEMBER_NOT_FOUND, NOT_ALLOWED, BAD_INPUT for a time that has passed: it would sign out and keep nobody out
 */
export async function banMember(
  services: KeepingServices,
  keeper: Keeper,
  memberId: string,
  ban: Ban,
): Promise<void> {
  const ended = await services.live.transact((tx) => banMemberIn(tx, services, keeper, memberId, ban));
  for (const id of ended) services.endSession(id);
}

/**
 * The same in the transaction of more than that; before any other lock, as it takes those of both.
 * @returns the sessions that ended with it: `endSession` is due for each after the transaction.
 */
export const banMemberIn = (
  tx: Transaction,
  services: KeepingServices,
  keeper: Keeper,
  memberId: string,
  { reason, until }: Ban,
): Promise<string[]> =>
  keepIn(tx, services, keeper, {
    memberId,
    action: 'ban',
    refusal: refusalToBan,
    async change() {
      const bannedAt = new Date(services.clock.now());
      if (until !== null && until <= bannedAt.getTime()) {
        throw new AppError('BAD_INPUT', { field: 'until', rule: 'past' });
      }
      const bannedUntil = until === null ? null : new Date(until);
      await tx
        .update(members)
        .set({ bannedAt, bannedUntil, banReason: reason })
        .where(eq(members.id, memberId));
      return { details: { reason, until }, ended: await endSessions(tx, memberId) };
    },
  });

/** Lets a member in again. @throws AppError MEMBER_NOT_FOUND, NOT_ALLOWED */
export function unbanMember(services: KeepingServices, keeper: Keeper, memberId: string): Promise<void> {
  return keep(services, keeper, memberId, 'unban', refusalToBan, async (tx) => {
    await tx
      .update(members)
      .set({ bannedAt: null, bannedUntil: null, banReason: '' })
      .where(eq(members.id, memberId));
    return { details: {}, told: { action: 'banLifted' } };
  });
}

/** Gives a member another role; it counts from their next call. @throws AppError MEMBER_NOT_FOUND, NOT_ALLOWED */
export function setRole(
  services: KeepingServices,
  keeper: Keeper,
  memberId: string,
  role: Role,
): Promise<void> {
  return keep(services, keeper, memberId, 'role', refusalToAdminister, async (tx, kept) => {
    await tx.update(members).set({ role }).where(eq(members.id, memberId));
    const step = { from: kept.role, to: role };
    return { details: step, ...(kept.role === role ? {} : { told: { action: 'role', ...step } }) };
  });
}

/** Signs a member out everywhere. @throws AppError MEMBER_NOT_FOUND, NOT_ALLOWED */
export function endMemberSessions(
  services: KeepingServices,
  keeper: Keeper,
  memberId: string,
): Promise<void> {
  return keep(services, keeper, memberId, 'endSessions', refusalToAdminister, async (tx) => {
    const ended = await endSessions(tx, memberId);
    return { details: { count: ended.length }, ended, told: { action: 'sessionsEnded' } };
  });
}
