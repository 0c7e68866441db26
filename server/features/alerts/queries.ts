// Reads of alerts: a member's own, and what they want to be told of.
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { alertBoxes, alerts } from '../../../drizzle/schema/alerts.ts';
import type { AlertKind } from '../../../shared/alertKinds.ts';
import type { AlertFilter, AlertSettings, AlertsPage } from '../../../shared/alerts.ts';
import { headOf, readSnapshot } from '../../live/index.ts';
import { decodeCursor, encodeCursor } from '../../platform/cursor.ts';
import type { Database, Executor } from '../../platform/postgres/database.ts';
import { findMemberRefs } from '../accounts/queries.ts';
import { presentAlert } from './present.ts';
import { alertsTopic } from './topics.ts';

const place = z.tuple([z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)]);

/** The newest first, with how many are unread, all of one moment. @throws AppError BAD_CURSOR */
export async function listAlerts(
  database: Database,
  memberId: string,
  asked: AlertFilter & { cursor?: string | null | undefined; limit: number },
): Promise<AlertsPage> {
  const [before] = asked.cursor == null ? [] : decodeCursor(asked.cursor, place);
  return readSnapshot(database, async (tx) => {
    const found = await tx
      .select()
      .from(alerts)
      .where(
        and(
          eq(alerts.memberId, memberId),
          isNull(alerts.removedAt),
          before === undefined ? undefined : lt(alerts.number, before),
          asked.kind === undefined ? undefined : eq(alerts.kind, asked.kind),
          asked.unread ? isNull(alerts.readAt) : undefined,
        ),
      )
      .orderBy(desc(alerts.number))
      .limit(asked.limit + 1);
    const rows = found.slice(0, asked.limit);
    const last = found.length > asked.limit ? rows.at(-1) : undefined;
    const [refs, box, seq] = await Promise.all([
      findMemberRefs({ db: tx }, [...new Set(rows.flatMap(({ actorIds }) => actorIds))]),
      findBox(tx, memberId),
      headOf(tx, alertsTopic(memberId)),
    ]);
    return {
      items: rows.map((row) => presentAlert(rowOf(row), refs)),
      nextCursor: last ? encodeCursor([last.number]) : null,
      floor: last?.number ?? 0,
      unread: box?.unread ?? 0,
      seq,
    };
  });
}

/** A row as the wire's rules take it. */
export const rowOf = (row: typeof alerts.$inferSelect) => ({
  ...row,
  kind: row.kind as AlertKind,
  at: row.at.getTime(),
  read: row.readAt !== null,
});

/** How many are unread, and where `onAlerts` goes on from: what the bell needs. */
export const countUnread = (database: Database, memberId: string): Promise<{ unread: number; seq: number }> =>
  readSnapshot(database, async (tx) => ({
    unread: (await findBox(tx, memberId))?.unread ?? 0,
    seq: await headOf(tx, alertsTopic(memberId)),
  }));

/** Which kinds the member does not want to be told of. */
export async function findAlertSettings({ db }: Database, memberId: string): Promise<AlertSettings> {
  return { off: (await findBox(db, memberId))?.off ?? [] };
}

async function findBox(db: Executor, memberId: string) {
  const [box] = await db
    .select({ unread: alertBoxes.unread, off: sql<AlertKind[]>`${alertBoxes.off}` })
    .from(alertBoxes)
    .where(eq(alertBoxes.memberId, memberId));
  return box;
}

export { alertParts } from './ownData.ts';
