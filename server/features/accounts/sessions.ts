// Sessions: an opaque token in a cookie, its hash in the table, found by one query for all who come at once.
import { and, desc, eq, gt, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import { members, qrSignIns, sessions } from '../../../drizzle/schema/accounts.ts';
import { presences } from '../../../drizzle/schema/presence.ts';
import { gather } from '../../platform/gather.ts';
import type { Database, Transaction } from '../../platform/postgres/database.ts';
import { prepared } from '../../platform/postgres/prepared.ts';
import { newSecret, secretHash } from '../../platform/secret.ts';
import type { Services } from '../../services.ts';
import type { Session } from '../../trpc.ts';
import { awardVisit } from '../profiles/commands/visit.ts';
import { holdMember } from './hold.ts';
import { hiddenColumn } from './presence/settings.ts';
import { meColumns, presentMe } from './present.ts';

const day = 24 * 3_600_000;
/** A session ends this long after it was last used. */
export const sessionLifetime = 30 * day;
/** How many a member has; one more ends the one that was used longest ago, or anybody could fill the table. */
export const mostSessions = 100;
/** How stale `last_seen_at` may grow before a call writes it again. */
export const touchAfter = 5 * 60_000;
/**
 * How long the browser keeps the cookie: the most that browsers allow. When a session ends is the table's affair, and
 * that moves with each use; a cookie of 30 days would sign out somebody who comes every day.
 */
export const cookieLifetime = 400 * day;
/** 32 random bytes in base64url; anything else is not worth a query. */
const tokenPattern = /^[\w-]{43}$/;

/** Many clients come at once after a restart, and each page asks several things at a time. */
const together = { size: 500, atOnce: 2, patient: true };

/**
 * Of the hashes in hexadecimal, with commas between. Each is found by its key, and so is its member: a plain join is
 * planned once for any number of them, and reads whole tables where PostgreSQL expects many. They come as text, since of
 * an array PostgreSQL sees how long it is, and plans anew each time.
 */
const sessionsByHash = prepared((db) => {
  const live = and(
    sql`${sessions.tokenHash} = decode(asked.hash, 'hex')`,
    gt(sessions.expiresAt, sql.placeholder('now')),
  );
  const session = db.select().from(sessions).where(live).limit(1);
  const alive = and(
    eq(members.id, sessions.memberId),
    isNull(members.deletedAt),
    or(isNull(members.bannedAt), lte(members.bannedUntil, sql.placeholder('now'))),
  );
  const member = db.select().from(members).where(alive).limit(1);
  const presence = db.select().from(presences).where(eq(presences.memberId, sessions.memberId)).limit(1);
  return db
    .select({
      hash: sql<string>`asked.hash`,
      id: sessions.id,
      lastSeenAt: sessions.lastSeenAt,
      hidden: hiddenColumn,
      ...meColumns,
    })
    .from(sql`string_to_table(${sql.placeholder('hashes')}, ',') as asked(hash)`)
    .innerJoinLateral(session.as('sessions'), sql`true`)
    .innerJoinLateral(member.as('members'), sql`true`)
    .leftJoinLateral(presence.as('presences'), sql`true`)
    .prepare('sessions_by_hash');
});

type Question = { hash: string; now: number };
type Found = Awaited<ReturnType<typeof findAll>>[number];
const finders = new WeakMap<Database, (question: Question) => Promise<Found>>();

function finder(database: Database): (question: Question) => Promise<Found> {
  const known = finders.get(database);
  if (known) return known;
  const made = gather({ ...together, ask: (questions: Question[]) => findAll(database, questions) });
  finders.set(database, made);
  return made;
}

async function findAll(database: Database, questions: Question[]) {
  const rows = await sessionsByHash(database).execute({
    hashes: questions.map(({ hash }) => hash).join(),
    now: new Date(Math.max(...questions.map(({ now }) => now))).toISOString(),
  });
  const found = new Map(rows.map((row) => [row.hash, row]));
  return questions.map(({ hash }) => found.get(hash) ?? null);
}

/** The live session of a token, or null; what is asked in one turn shares a query. Extends it now and then, without making the caller wait. */
export async function findSession(services: Services, token: string): Promise<Session | null> {
  if (!tokenPattern.test(token)) return null;
  const hash = secretHash(token).toString('hex');
  const row = await finder(services.database)({ hash, now: services.clock.now() });
  if (!row) return null;
  touchIfStale(services, row);
  return { id: row.id, hidden: row.hidden, member: presentMe(row) };
}

/** Extends a session now and then, without making the caller wait. */
export function touchIfStale(
  services: Services,
  row: { id: string; memberId: string; lastSeenAt: Date },
): void {
  const now = services.clock.now();
  if (now - row.lastSeenAt.getTime() <= touchAfter) return;
  touch(services, row.id, row.memberId, now).catch((error: unknown) =>
    services.log.warn({ error }, 'session not extended'),
  );
}

/** Of several calls at once only the first writes. */
async function touch({ database }: Services, id: string, memberId: string, now: number): Promise<void> {
  const lastSeenAt = new Date(now);
  const stale = lt(sessions.lastSeenAt, new Date(now - touchAfter));
  const touched = await database.db
    .update(sessions)
    .set({ lastSeenAt, expiresAt: new Date(now + sessionLifetime) })
    .where(and(eq(sessions.id, id), stale))
    .returning({ id: sessions.id });
  if (touched.length === 0) return;
  await database.db.update(members).set({ lastSeenAt }).where(eq(members.id, memberId));
  await database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    await awardVisit(tx, memberId, now);
  });
}

/**
 * Begins a session and clears away the member's expired ones, and those that are too many.
 * @returns its token, stored only as its hash, and the sessions that have ended, whose sockets the caller ends after
 *   the commit.
 */
export async function beginSession(
  tx: Transaction,
  session: { id: string; memberId: string; userAgent: string; address: string; now: number },
): Promise<{ token: string; ended: string[] }> {
  const token = newSecret();
  const at = new Date(session.now);
  const theirs = eq(sessions.memberId, session.memberId);
  const tooMany = tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(theirs)
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .offset(mostSessions - 1);
  // One that is just ending elsewhere is not waited for.
  const free = tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(inArray(sessions.id, tooMany))
    .for('update', { skipLocked: true });
  const ended = await tx
    .delete(sessions)
    .where(and(theirs, or(lt(sessions.expiresAt, at), inArray(sessions.id, free))))
    .returning({ id: sessions.id });
  await tx.insert(sessions).values({
    id: session.id,
    memberId: session.memberId,
    tokenHash: secretHash(token),
    userAgent: session.userAgent,
    address: session.address,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: new Date(session.now + sessionLifetime),
  });
  return { token, ended: ended.map(({ id }) => id) };
}

/** Whether the member is signed in on such a device already. */
export async function isKnownDevice(tx: Transaction, memberId: string, userAgent: string): Promise<boolean> {
  const known = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.memberId, memberId), eq(sessions.userAgent, userAgent)))
    .limit(1);
  return known.length > 0;
}

/** Ends the session of a token, if there is one; returns its id. */
export async function endSessionOf(tx: Transaction | Database['db'], token: string): Promise<string | null> {
  const [ended] = await tx
    .delete(sessions)
    .where(eq(sessions.tokenHash, secretHash(token)))
    .returning({ id: sessions.id });
  return ended?.id ?? null;
}

/** Ends one session; returns its id, or null where it had ended. */
export async function endSessionById(db: Database['db'], id: string): Promise<string | null> {
  const [ended] = await db.delete(sessions).where(eq(sessions.id, id)).returning({ id: sessions.id });
  return ended?.id ?? null;
}

/**
 * Takes back each yes that let another device in and was not used yet: whoever signs devices out does not mean to leave
 * the door open. To be called before the sessions end, as a device that comes in has their locks.
 */
export async function dropApprovals(tx: Transaction, memberId: string): Promise<void> {
  await tx.delete(qrSignIns).where(eq(qrSignIns.memberId, memberId));
}

/**
 * Ends a member's sessions, all of them or all but one, and what would let another device in; returns their ids, whose
 * sockets the caller ends after the commit.
 */
export async function endSessions(tx: Transaction, memberId: string, except?: string): Promise<string[]> {
  await dropApprovals(tx, memberId);
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.memberId, memberId), except === undefined ? undefined : ne(sessions.id, except)))
    .returning({ id: sessions.id });
  return ended.map(({ id }) => id);
}
