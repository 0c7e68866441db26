// What hangs on messages: what may be sent, who may have it, and what somebody uploaded.
import { and, asc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm';
import { attachments } from '../../../../drizzle/schema/attachments.ts';
import type { Attachment } from '../../../../shared/attachments.ts';
import { may } from '../../../../shared/ranks.ts';
import { AppError } from '../../../errors.ts';
import { byPages } from '../../../platform/exporting.ts';
import type { Database, Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { requireInRoom } from './standing.ts';

export type AttachmentRow = Pick<
  typeof attachments.$inferSelect,
  'id' | 'kind' | 'name' | 'type' | 'bytes' | 'width' | 'height' | 'moves'
>;

/** As everybody in its room is told of it. */
export function presentAttachment({
  id,
  kind,
  name,
  type,
  bytes,
  width,
  height,
  moves,
}: AttachmentRow): Attachment {
  const about = { id, name, bytes };
  return kind === 'image'
    ? { ...about, kind, width: width ?? 0, height: height ?? 0, ...(moves && { moves: true as const }) }
    : { ...about, kind, type: type ?? 'other' };
}

type Asking = { author: { id: string }; attachments?: string[] | undefined };

/**
 * What hangs on messages about to be stored, as far as it is their author's. Whether it is of no message yet is judged
 * when they are stored. No query when nothing hangs on any.
 */
export async function findAttaching<Send extends Asking>(
  { sql }: Database,
  sends: readonly Send[],
): Promise<Map<Send, Attachment[]>> {
  const asked = sends.flatMap((send) => (send.attachments ?? []).map((id) => ({ send, id })));
  if (asked.length === 0) return new Map();
  const rows = await sql<(AttachmentRow & { memberId: string })[]>`
    select id, member_id as "memberId", kind, name, type, bytes, width, height, moves from attachments
    where id = any(${asked.map(({ id }) => id)}::uuid[])`;
  const known = new Map(rows.map((row) => [row.id, row]));
  const found = new Map<Send, Attachment[]>();
  for (const { send, id } of asked) {
    const row = known.get(id);
    const theirs = row?.memberId === send.author.id ? [presentAttachment(row)] : [];
    found.set(send, [...(found.get(send) ?? []), ...theirs]);
  }
  return found;
}

type Download = { kind: 'image' | 'file'; name: string };

/**
 * What a member downloads who is in its room, or who decides about a report of it: what waits for its message is nobody's
 * to see.
 * @throws AppError ATTACHMENT_NOT_FOUND, NOT_IN_ROOM, ROOM_NOT_FOUND
 */
export async function findForDownload(services: Services, id: string, memberId: string): Promise<Download> {
  try {
    return await findInRoom(services.database, id, memberId);
  } catch (error) {
    const found = error instanceof AppError && (await findReported(services, id, memberId));
    if (found) return found;
    throw error;
  }
}

/** For those who look after the house, while a report that is open keeps it; of themselves nobody finds one. */
async function findReported(
  { database, roleOf }: Services,
  id: string,
  memberId: string,
): Promise<Download | null> {
  const [found] = await database.sql<Download[]>`
    select kind, name from attachments where id = ${id} and exists (
      select from talk_report_files join talk_reports on talk_reports.id = report_id
      where attachment_id = attachments.id and closed_at is null and talk_reports.member_id <> ${memberId}
    )`;
  return found && may(await roleOf(memberId), 'keepRooms') ? found : null;
}

async function findInRoom(database: Database, id: string, memberId: string): Promise<Download> {
  const [found] = await database.db
    .select({
      kind: attachments.kind,
      name: attachments.name,
      roomId: attachments.roomId,
      number: attachments.number,
    })
    .from(attachments)
    .where(eq(attachments.id, id));
  if (!found?.roomId) throw new AppError('ATTACHMENT_NOT_FOUND');
  const { seenAfter } = await requireInRoom(database, found.roomId, memberId);
  // Said before they came, in a room that keeps that from newcomers.
  if ((found.number ?? 0) <= seenAfter) throw new AppError('ATTACHMENT_NOT_FOUND');
  return found;
}

/** Everything a member uploaded for messages that waits for one or hangs on one, for their copy of it. */
export const attachmentsOf = (tx: Transaction, memberId: string) =>
  byPages(
    (after, limit) => {
      const { id, roomId, number, kind, name, type, bytes, width, height, createdAt, sentAt } = attachments;
      return tx
        .select({ id, roomId, number, kind, name, type, bytes, width, height, createdAt, sentAt })
        .from(attachments)
        .where(
          and(
            eq(attachments.memberId, memberId),
            gt(id, after),
            // What is gone to them is gone, also where it is still kept for a report.
            or(isNull(sentAt), isNotNull(roomId)),
          ),
        )
        .orderBy(asc(id))
        .limit(limit);
    },
    ({ id }) => id,
  );
