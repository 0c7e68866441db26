// What members do with their own alerts: read, remove, bring back, and say what they want to be told of.
import { and, eq, gt, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { alertBoxes, alerts } from '../../../drizzle/schema/alerts.ts';
import type { OptionalKind } from '../../../shared/alertKinds.ts';
import type { AlertEvent } from '../../../shared/alerts.ts';
import { appendEvent } from '../../live/index.ts';
import type { Transaction } from '../../platform/postgres/database.ts';
import type { Services } from '../../services.ts';
import { findMemberRefs, holdMember } from '../accounts/queries.ts';
import { type Box, holdBox, holdBoxes } from './boxes.ts';
import { presentAlert } from './present.ts';
import { rowOf } from './queries.ts';
import { alertsTopic } from './topics.ts';

/** Runs a change under the lock of the member's box; without one there is nothing to change. */
const inBox = (
  services: Services,
  memberId: string,
  change: (tx: Transaction, box: Box) => Promise<void>,
): Promise<void> =>
  services.live.transact(async (tx) => {
    const box = await holdBox(tx, memberId);
    if (box) await change(tx, box);
  });

const tell = (tx: Transaction, memberId: string, event: AlertEvent) =>
  appendEvent<AlertEvent>(tx, alertsTopic(memberId), event);

/** Marks unread alerts read; returns which, and how many unread there are then. */
async function read(tx: Transaction, box: Box, which: SQL | undefined, now: number) {
  const marked = await tx
    .update(alerts)
    .set({ readAt: new Date(now) })
    .where(and(eq(alerts.memberId, box.memberId), isNull(alerts.readAt), which))
    .returning({ id: alerts.id });
  const unread = box.unread - marked.length;
  if (marked.length > 0) {
    await tx.update(alertBoxes).set({ unread }).where(eq(alertBoxes.memberId, box.memberId));
  }
  return { ids: marked.map(({ id }) => id), unread };
}

/**
 * Marks the member's alerts read, up to one's number or those named; others' and unknown ones are no matter.
 * @throws AppError RATE_LIMITED.
 */
export async function markRead(
  services: Services,
  memberId: string,
  which: { upTo: number } | { ids: string[] },
): Promise<void> {
  await services.limits.consume('alerts', memberId);
  const now = services.clock.now();
  await inBox(services, memberId, async (tx, box) => {
    if ('upTo' in which) {
      const upTo = Math.min(which.upTo, box.lastNumber);
      const { ids, unread } = await read(tx, box, lte(alerts.number, upTo), now);
      if (ids.length > 0) tell(tx, memberId, { type: 'read', upTo, unread });
    } else {
      const { ids, unread } = await read(tx, box, inArray(alerts.id, which.ids), now);
      if (ids.length > 0) tell(tx, memberId, { type: 'readSome', ids, unread });
    }
  });
}

/** Marks all there are at this moment read. @throws AppError RATE_LIMITED. */
export const markAllRead = (services: Services, memberId: string): Promise<void> =>
  markRead(services, memberId, { upTo: Number.MAX_SAFE_INTEGER });

/**
 * What was told of messages of a room up to one that the member has read by now is read. Of a direct one the member has
 * seen the conversation itself.
 */
export async function markSeenInRoom(
  services: Services,
  memberId: string,
  roomId: string,
  number: number,
): Promise<void> {
  const ofRoom = and(
    inArray(alerts.kind, ['mention', 'reply', 'directMessage']),
    eq(alerts.subject, roomId),
    sql`(${alerts.kind} = 'directMessage' or (${alerts.params} ->> 'number')::bigint <= ${number})`,
  );
  // Mostly there is none, and nothing has to be locked for that.
  const seen = await services.database.db
    .select({ id: alerts.id })
    .from(alerts)
    .where(and(eq(alerts.memberId, memberId), isNull(alerts.readAt), ofRoom))
    .limit(1);
  if (seen.length === 0) return;
  await inBox(services, memberId, async (tx, box) => {
    const { ids, unread } = await read(tx, box, ofRoom, services.clock.now());
    if (ids.length > 0) tell(tx, memberId, { type: 'readSome', ids, unread });
  });
}

/** Takes alerts away, read then; they can be brought back for a while. @throws AppError RATE_LIMITED. */
export async function removeAlerts(services: Services, memberId: string, ids: string[]): Promise<void> {
  await services.limits.consume('alerts', memberId);
  const now = services.clock.now();
  await inBox(services, memberId, async (tx, box) => {
    const { unread } = await read(tx, box, inArray(alerts.id, ids), now);
    const removed = await tx
      .update(alerts)
      .set({ removedAt: new Date(now) })
      .where(and(eq(alerts.memberId, memberId), inArray(alerts.id, ids), isNull(alerts.removedAt)))
      .returning({ id: alerts.id });
    if (removed.length > 0) tell(tx, memberId, { type: 'removed', ids: removed.map(({ id }) => id), unread });
  });
}

/** Brings removed alerts back to where they stood; those that are gone for good stay so. @throws AppError RATE_LIMITED. */
export async function restoreAlerts(services: Services, memberId: string, ids: string[]): Promise<void> {
  await services.limits.consume('alerts', memberId);
  await inBox(services, memberId, async (tx, box) => {
    const restored = await tx
      .update(alerts)
      .set({ removedAt: null })
      .where(
        and(
          eq(alerts.memberId, memberId),
          inArray(alerts.id, ids),
          isNotNull(alerts.removedAt),
          gt(alerts.count, 0),
        ),
      )
      .returning();
    const refs = await findMemberRefs({ db: tx }, [...new Set(restored.flatMap(({ actorIds }) => actorIds))]);
    for (const row of restored) {
      const alert = presentAlert(rowOf(row), refs);
      tell(tx, memberId, { type: 'alert', alert, fresh: false, unread: box.unread });
    }
  });
}

/** Says whether the member wants to be told of a kind. What was told already stays. @throws AppError NOT_SIGNED_IN, RATE_LIMITED. */
export async function setAlertSetting(
  services: Services,
  memberId: string,
  { kind, how }: { kind: OptionalKind; how: 'bell' | 'off' },
): Promise<void> {
  await services.limits.consume('alerts', memberId);
  await services.live.transact(async (tx) => {
    await holdMember(tx, memberId);
    const before = (await holdBoxes(tx, [memberId])).get(memberId)?.off ?? [];
    if (before.includes(kind) === (how === 'off')) return;
    const off = how === 'off' ? [...before, kind] : before.filter((other) => other !== kind);
    await tx
      .update(alertBoxes)
      .set({ off: sql`array(select json_array_elements_text(${JSON.stringify(off)}::text::json))` })
      .where(eq(alertBoxes.memberId, memberId));
    tell(tx, memberId, { type: 'settings', off });
  });
}
