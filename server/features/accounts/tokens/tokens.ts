// Tokens of clients without cookies. They belong to a session, which is the family: it stands in the list of devices,
// and whatever ends it ends them. Opaque, so nothing is believed that is not in the table.
import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { apiTokens, members, sessions } from '../../../../drizzle/schema/accounts.ts';
import { presences } from '../../../../drizzle/schema/presence.ts';
import type { Me } from '../../../../shared/accounts.ts';
import type { NewTokens, Tokens } from '../../../../shared/tokens.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';
import { newSecret, secretHash } from '../../../platform/secret.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import type { Caller } from '../commands.ts';
import { hiddenColumn } from '../presence/settings.ts';
import { meColumns, presentMe } from '../present.ts';
import { sessionLifetime, touchIfStale } from '../sessions.ts';

/** Milliseconds an access token is good for. */
const accessLifetime = 15 * 60_000;
/** Milliseconds in which a refresh token may come twice: two tabs, or an answer that was lost. */
const grace = 10_000;

/** The beginning tells scanners of leaked secrets, and people, what it is. */
const newToken = (kind: 'access' | 'refresh') => `lobby_${kind}_${newSecret()}`;
const accessPattern = /^lobby_access_[\w-]{43}$/;

/**
 * Comes in as `enter` does, with tokens in place of a cookie.
 * @param enter gets a caller whose cookie nobody ever sees.
 */
export async function createTokens(
  services: Services,
  request: Caller['request'],
  enter: (caller: Caller) => Promise<Me>,
): Promise<NewTokens> {
  let cookie = '';
  const cookies = {
    token: null,
    writable: true,
    set: (token: string) => {
      cookie = token;
    },
    clear: () => {},
  };
  const me = await enter({ request, cookies });
  const now = services.clock.now();
  const tokens = await services.database.db.transaction(async (tx) => {
    const [session] = await tx
      .update(sessions)
      .set({ tokenHash: secretHash(newSecret()) })
      .where(eq(sessions.tokenHash, secretHash(cookie)))
      .returning({ id: sessions.id });
    // Ended by another device in the meantime.
    if (!session) throw new AppError('TOKEN_WRONG');
    return issue(tx, session.id, now);
  });
  return { ...tokens, me };
}

/**
 * A new pair for a refresh token. One that comes again after its grace was stolen, or its successor was: nobody knows
 * which, so the whole session ends, sockets included.
 * @throws AppError TOKEN_WRONG
 */
export async function refreshTokens(services: Services, refreshToken: string): Promise<Tokens> {
  const now = services.clock.now();
  const { tokens, ended } = await services.database.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ sessionId: apiTokens.sessionId, usedAt: apiTokens.usedAt })
      .from(apiTokens)
      .innerJoin(sessions, eq(sessions.id, apiTokens.sessionId))
      .innerJoin(members, eq(members.id, sessions.memberId))
      .where(
        and(
          isNull(members.deletedAt),
          or(isNull(members.bannedAt), lte(members.bannedUntil, new Date(now))),
          eq(apiTokens.hash, secretHash(refreshToken)),
          eq(apiTokens.kind, 'refresh'),
          gt(apiTokens.expiresAt, new Date(now)),
          gt(sessions.expiresAt, new Date(now)),
        ),
      )
      // The member's row is left to whoever changes it: they lock it before their sessions.
      .for('update', { of: [apiTokens, sessions] });
    if (!row) return { tokens: null, ended: null };
    const { sessionId, usedAt } = row;
    if (usedAt && now - usedAt.getTime() > grace) {
      await tx.delete(sessions).where(eq(sessions.id, sessionId));
      return { tokens: null, ended: sessionId };
    }
    const at = new Date(now);
    await tx
      .update(apiTokens)
      .set({ usedAt: usedAt ?? at })
      .where(eq(apiTokens.hash, secretHash(refreshToken)));
    await tx
      .update(sessions)
      .set({ lastSeenAt: at, expiresAt: new Date(now + sessionLifetime) })
      .where(eq(sessions.id, sessionId));
    await tx.delete(apiTokens).where(and(eq(apiTokens.sessionId, sessionId), lte(apiTokens.expiresAt, at)));
    return { tokens: await issue(tx, sessionId, now), ended: null };
  });
  if (ended) services.endSession(ended);
  if (!tokens) throw new AppError('TOKEN_WRONG');
  return tokens;
}

async function issue(tx: Transaction, sessionId: string, now: number): Promise<Tokens> {
  const tokens = {
    accessToken: newToken('access'),
    accessExpiresAt: now + accessLifetime,
    refreshToken: newToken('refresh'),
    refreshExpiresAt: now + sessionLifetime,
  };
  const { accessToken, accessExpiresAt, refreshToken, refreshExpiresAt } = tokens;
  await tx.insert(apiTokens).values([
    { hash: secretHash(accessToken), sessionId, kind: 'access', expiresAt: new Date(accessExpiresAt) },
    { hash: secretHash(refreshToken), sessionId, kind: 'refresh', expiresAt: new Date(refreshExpiresAt) },
  ]);
  return tokens;
}

const sessionByAccess = prepared((db) =>
  db
    .select({ id: sessions.id, lastSeenAt: sessions.lastSeenAt, hidden: hiddenColumn, ...meColumns })
    .from(apiTokens)
    .innerJoin(sessions, eq(sessions.id, apiTokens.sessionId))
    .innerJoin(members, eq(members.id, sessions.memberId))
    .leftJoin(presences, eq(presences.memberId, members.id))
    .where(
      and(
        eq(apiTokens.hash, sql.placeholder('hash')),
        eq(apiTokens.kind, 'access'),
        gt(apiTokens.expiresAt, sql.placeholder('now')),
        gt(sessions.expiresAt, sql.placeholder('now')),
        isNull(members.deletedAt),
        or(isNull(members.bannedAt), lte(members.bannedUntil, sql.placeholder('now'))),
      ),
    )
    .prepare('session_by_access'),
);

/** The live session of an access token, or null. */
export async function findSessionByAccess(services: Services, token: string): Promise<Session | null> {
  if (!accessPattern.test(token)) return null;
  const [row] = await sessionByAccess(services.database).execute({
    hash: secretHash(token),
    now: new Date(services.clock.now()).toISOString(),
  });
  if (!row) return null;
  touchIfStale(services, row);
  return { id: row.id, hidden: row.hidden, member: presentMe(row) };
}
