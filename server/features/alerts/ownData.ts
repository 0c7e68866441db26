// What alerts hold on a member, for their copy of it.
import { and, asc, eq, gt } from 'drizzle-orm';
import { alertBoxes, alerts } from '../../../drizzle/schema/alerts.ts';
import { byPages, type ExportPart } from '../../platform/exporting.ts';
import type { Transaction } from '../../platform/postgres/database.ts';

const alertsOf = (tx: Transaction, memberId: string) =>
  byPages(
    (after, limit) => {
      const { id, kind, params, count, at, readAt, withdrawn, removedAt } = alerts;
      return tx
        .select({ id, kind, params, count, at, readAt, withdrawn, removedAt })
        .from(alerts)
        .where(and(eq(alerts.memberId, memberId), gt(id, after)))
        .orderBy(asc(id))
        .limit(limit);
    },
    ({ id }) => id,
  );

async function* settingsOf(tx: Transaction, memberId: string) {
  yield* await tx.select({ off: alertBoxes.off }).from(alertBoxes).where(eq(alertBoxes.memberId, memberId));
}

export const alertParts: ExportPart[] = [
  { name: 'alerts', read: alertsOf },
  { name: 'alertSettings', read: settingsOf },
];
