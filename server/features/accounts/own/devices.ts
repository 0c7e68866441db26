// The devices a member is signed in on.
import { and, desc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import { members, sessions } from '../../../../drizzle/schema/accounts.ts';
import type { SessionCard } from '../../../../shared/accounts.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { lockOwner } from '../hold.ts';
import { dropApprovals, endSessions } from '../sessions.ts';

type SessionsAsked = {
  cursor?: string | null | undefined;
  limit: number;
  /** Of an account that many share, nobody sees where the others are. */
  onlyCurrent?: boolean;
};

/** Those that have not run out, the one used last first. @throws AppError BAD_CURSOR */
export async function findSessions(
  { database, clock }: Services,
  memberId: string,
  currentId: string | null,
  { cursor, limit, onlyCurrent = false }: SessionsAsked,
): Promise<Page<SessionCard>> {
  const { id, userAgent, address, createdAt, lastSeenAt, expiresAt } = sessions;
  const after = cursor == null ? null : decodeCursor(cursor, timeAndId);
  const seen = after && new Date(after[0]);
  const rows = await database.db
    .select({ id, userAgent, address, createdAt, lastSeenAt })
    .from(sessions)
    .where(
      and(
        eq(sessions.memberId, memberId),
        gt(expiresAt, new Date(clock.now())),
        onlyCurrent && currentId !== null ? eq(id, currentId) : undefined,
        after && seen ? or(lt(lastSeenAt, seen), and(eq(lastSeenAt, seen), lt(id, after[1]))) : undefined,
      ),
    )
    .orderBy(desc(lastSeenAt), desc(id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      ...row,
      createdAt: row.createdAt.getTime(),
      lastSeenAt: row.lastSeenAt.getTime(),
      current: row.id === currentId,
    })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.lastSeenAt.getTime(), last.id]) : null,
  };
}

/** The same of any member, for those who look after the shop. @throws AppError MEMBER_NOT_FOUND, BAD_CURSOR */
export async function findMemberSessions(
  services: Services,
  { memberId, ...asked }: SessionsAsked & { memberId: string },
): Promise<Page<SessionCard>> {
  const { db } = services.database;
  const found = await db
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deletedAt)));
  if (found.length === 0) throw new AppError('MEMBER_NOT_FOUND');
  return findSessions(services, memberId, null, asked);
}

/**
 * Signs a device out, its sockets included.
 * @throws AppError SESSION_NOT_FOUND, also for another member's; NOT_SIGNED_IN where the session ended meanwhile: who was
 *   signed out does not sign the owner out.
 */
export async function endOneSession(services: Services, session: Session, sessionId: string): Promise<void> {
  await services.database.db.transaction(async (tx) => {
    const { id: memberId } = await lockOwner(tx, session);
    await dropApprovals(tx, memberId);
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.memberId, memberId)))
      .returning({ id: sessions.id });
    if (ended.length === 0) throw new AppError('SESSION_NOT_FOUND');
  });
  services.endSession(sessionId);
}

/** Signs every device out but the one that asks. @returns how many. @throws AppError NOT_SIGNED_IN as `endOneSession` */
export async function endOtherSessions(services: Services, session: Session): Promise<number> {
  const ended = await services.database.db.transaction(async (tx) => {
    const { id: memberId } = await lockOwner(tx, session);
    return endSessions(tx, memberId, session.id);
  });
  for (const id of ended) services.endSession(id);
  return ended.length;
}
