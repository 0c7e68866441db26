// Holds a member for as long as something is done in their name, so that no deletion of the account comes between, and
// locks them for changes of what leads into the account.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { members, sessions } from '../../../drizzle/schema/accounts.ts';
import type { MemberRef } from '../../../shared/accounts.ts';
import { AppError } from '../../errors.ts';
import type { Transaction } from '../../platform/postgres/database.ts';
import { plain } from '../../platform/postgres/plain.ts';
import type { Session } from '../../trpc.ts';
import { banColumns, isBanned } from './policy.ts';
import { presentMember } from './present.ts';

/**
 * Makes sure that the member is still there; a deletion waits for the end of the transaction. To be called before any
 * lock on what the deletion clears away, and never before changing an address or a nickname: of two calls that both hold
 * the row neither could.
 * @throws AppError NOT_SIGNED_IN: whoever deleted their account is signed out.
 */
export async function holdMember(tx: Transaction, memberId: string): Promise<void> {
  const held = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deletedAt)))
    .for('key share');
  if (held.length === 0) throw new AppError('NOT_SIGNED_IN');
}

/** The member, if they are still there. Waits for whoever is changing the account, and keeps others from it until the end of the transaction. */
export async function lockMember(tx: Transaction, memberId: string) {
  const { id, passwordHash, emailVerifiedAt, email, emailKey, mobile, nickname, language, demo } = members;
  const known = { id, passwordHash, emailVerifiedAt, email, emailKey, mobile, nickname, language, demo };
  const [found] = await tx
    .select({ ...known, ...banColumns })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deletedAt)))
    .for('update');
  return found;
}

/**
 * The member of a session, locked, for whatever is done from within: a change of what leads in, of who is in, or a yes to
 * another device. Whoever ends sessions because
 * the account is another's has the same lock: a call of such a session that was under way changes nothing any more.
 * @throws AppError NOT_SIGNED_IN where the session has ended.
 */
export async function lockOwner(tx: Transaction, { id, member }: Session) {
  const owner = await lockMember(tx, member.id);
  if (!owner) throw new AppError('NOT_SIGNED_IN');
  await requireSession(tx, id);
  return owner;
}

/** For callers who have the member's lock by other means. @throws AppError NOT_SIGNED_IN where the session has ended */
export async function requireSession(tx: Transaction, sessionId: string): Promise<void> {
  const live = await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, sessionId));
  if (live.length === 0) throw new AppError('NOT_SIGNED_IN');
}

/**
 * Makes sure that two members are still there, one of whom calls; in one order, whoever of them calls.
 * @throws AppError NOT_SIGNED_IN for the caller, MEMBER_NOT_FOUND for the other.
 */
export async function holdBoth(tx: Transaction, caller: string, other: string): Promise<void> {
  const held = await plain(tx)<{ id: string }[]>`
    select id from members where id in (${caller}, ${other}) and deleted_at is null order by id for key share`;
  const ids = new Set(held.map(({ id }) => id));
  if (!ids.has(caller)) throw new AppError('NOT_SIGNED_IN');
  if (!ids.has(other)) throw new AppError('MEMBER_NOT_FOUND');
}

/**
 * Locks two members, one of whom calls, for a change of what is between them: in one order, whoever of them calls, so
 * that all such changes of either wait for each other. Whoever merely refers to one of them is not waited for.
 * @param now epoch milliseconds
 * @throws AppError NOT_SIGNED_IN for the caller, MEMBER_NOT_FOUND for the other.
 */
export async function lockBoth(
  tx: Transaction,
  caller: string,
  other: string,
  now: number,
): Promise<{ caller: MemberRef; other: MemberRef; otherIsBanned: boolean }> {
  const { id, nickname, avatar } = members;
  const locked = await tx
    .select({ id, nickname, avatar, ...banColumns })
    .from(members)
    .where(and(inArray(id, [caller, other]), isNull(members.deletedAt)))
    .orderBy(id)
    .for('no key update');
  const [one, two] = [caller, other].map((wanted) => locked.find((row) => row.id === wanted));
  if (!one) throw new AppError('NOT_SIGNED_IN');
  if (!two) throw new AppError('MEMBER_NOT_FOUND');
  return { caller: presentMember(one), other: presentMember(two), otherIsBanned: isBanned(two, now) };
}

/** Keeps these members from being deleted until the end of the transaction, locked in one order; those who are there, by id. */
export async function holdThose(tx: Transaction, ids: Iterable<string>): Promise<Map<string, MemberRef>> {
  const { id, nickname, avatar } = members;
  const held = await tx
    .select({ id, nickname, avatar })
    .from(members)
    .where(and(inArray(id, [...ids]), isNull(members.deletedAt)))
    .orderBy(id)
    .for('key share');
  return new Map(held.map((row) => [row.id, presentMember(row)]));
}
