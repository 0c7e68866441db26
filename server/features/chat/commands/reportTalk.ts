// Reports of messages and of members: what was said is kept as it is now, so that deleting it takes away no evidence.
import { and, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { members } from '../../../../drizzle/schema/accounts.ts';
import { messageEdits, messages, rooms } from '../../../../drizzle/schema/chat.ts';
import { type StoredLine, talkReportFiles, talkReports } from '../../../../drizzle/schema/talkReports.ts';
import { attachedOf } from '../../../../shared/attachments.ts';
import { frozenLines, frozenOfMember } from '../../../../shared/talkReporting.ts';
import type { reportMemberInput, reportMessageInput } from '../../../../shared/talkReports.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { holdMember } from '../../accounts/queries.ts';
import { requireInRoom } from '../queries/index.ts';

type Line = Pick<typeof messages.$inferSelect, 'id' | 'number' | 'authorId' | 'body' | 'at' | 'attachments'>;

const columns = {
  id: messages.id,
  number: messages.number,
  authorId: messages.authorId,
  body: messages.body,
  at: messages.at,
  attachments: messages.attachments,
};

/**
 * Tells those who look after the room and the house of a message the member can read; again is no change.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, MESSAGE_NOT_FOUND, NOT_ALLOWED for one's own, RATE_LIMITED, NOT_SIGNED_IN
 */
export async function reportMessage(
  services: Services,
  reporterId: string,
  { roomId, number, reason, note }: z.output<typeof reportMessageInput>,
): Promise<void> {
  const { clock, database, limits, newId } = services;
  await limits.consume('report', reporterId);
  const { seenAfter } = await requireInRoom(database, roomId, reporterId);
  await database.db.transaction(async (tx) => {
    await holdMember(tx, reporterId);
    // Held, so that nothing is taken away of the message before its files are kept.
    const place = await placeOf(tx, roomId);
    const lines = await linesAround(tx, { roomId, number, seenAfter });
    const message = lines.find((line) => line.number === number);
    if (!message) throw new AppError('MESSAGE_NOT_FOUND');
    if (message.authorId === reporterId) throw new AppError('NOT_ALLOWED');
    const edits = await tx
      .select({ body: messageEdits.body, at: messageEdits.at })
      .from(messageEdits)
      .where(and(eq(messageEdits.roomId, roomId), eq(messageEdits.number, number)))
      .orderBy(desc(messageEdits.id))
      .limit(frozenLines.edits);
    const stored = await tx
      .insert(talkReports)
      .values({
        id: newId(),
        ...place,
        messageId: message.id,
        number,
        memberId: message.authorId,
        ...{ reporterId, reason, note },
        ...frozen(lines, (line) => line === message),
        edits: edits.map(({ body, at }) => ({ body, at: at.getTime() })),
        at: new Date(clock.now()),
      })
      .onConflictDoNothing()
      .returning({ id: talkReports.id });
    await keepFilesOf(tx, stored, [message]);
  });
}

/**
 * Tells those who look after the house of a member; again, while nobody has decided about it, is no change.
 * @throws AppError MEMBER_NOT_FOUND, NOT_ALLOWED for oneself, ROOM_NOT_FOUND, NOT_IN_ROOM, RATE_LIMITED, NOT_SIGNED_IN
 */
export async function reportMember(
  services: Services,
  reporterId: string,
  { memberId, roomId, reason, note }: z.output<typeof reportMemberInput>,
): Promise<void> {
  const { clock, database, limits, newId } = services;
  await limits.consume('report', reporterId);
  if (memberId === reporterId) throw new AppError('NOT_ALLOWED');
  const view = roomId === undefined ? null : await requireInRoom(database, roomId, reporterId);
  await database.db.transaction(async (tx) => {
    await holdMember(tx, reporterId);
    const there = await tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.id, memberId), isNull(members.deletedAt)));
    if (there.length === 0) throw new AppError('MEMBER_NOT_FOUND');
    const place = roomId ? await placeOf(tx, roomId) : { roomId: null, roomTitle: null, direct: false };
    const lines = roomId && view ? await linesBy(tx, { roomId, memberId, seenAfter: view.seenAfter }) : [];
    const stored = await tx
      .insert(talkReports)
      .values({
        id: newId(),
        ...place,
        ...{ memberId, reporterId, reason, note },
        ...frozen(lines, () => true),
        edits: [],
        at: new Date(clock.now()),
      })
      .onConflictDoNothing()
      .returning({ id: talkReports.id });
    await keepFilesOf(tx, stored, lines);
  });
}

/** What hangs on these messages stays while the report is open; where there is one already nothing changes. */
async function keepFilesOf(
  tx: Transaction,
  [report]: { id: string }[],
  lines: readonly Pick<Line, 'attachments'>[],
): Promise<void> {
  const files = lines.flatMap(({ attachments }) => attachments ?? []);
  if (!report || files.length === 0) return;
  await tx.insert(talkReportFiles).values(files.map(({ id }) => ({ reportId: report.id, attachmentId: id })));
}

/** The room as it is called now, held until the end of the transaction. @throws AppError ROOM_NOT_FOUND */
async function placeOf(tx: Transaction, roomId: string) {
  const [room] = await tx
    .select({ title: rooms.title, kind: rooms.kind })
    .from(rooms)
    .where(eq(rooms.id, roomId))
    .for('key share');
  if (!room) throw new AppError('ROOM_NOT_FOUND');
  return { roomId, roomTitle: room.title, direct: room.kind === 'direct' };
}

/** @param isAbout which of them the report is about: what hangs on those is kept. */
function frozen(
  lines: readonly Line[],
  isAbout: (line: Line) => boolean,
): { lines: StoredLine[]; people: string[] } {
  return {
    lines: lines.map((line) => {
      const { number, authorId, body, at, attachments } = line;
      const attached = attachedOf(attachments);
      const files = isAbout(line) && attachments;
      return {
        ...{ number, authorId, body, at: at.getTime() },
        ...(attached && { attached }),
        ...(files && { files }),
      };
    }),
    people: [...new Set(lines.map(({ authorId }) => authorId))],
  };
}

/** The message of that number and its neighbours, as far as they stand and are seen; the oldest first. */
async function linesAround(
  tx: Transaction,
  { roomId, number, seenAfter }: { roomId: string; number: number; seenAfter: number },
): Promise<Line[]> {
  const there = and(eq(messages.roomId, roomId), isNull(messages.deletedAt), gt(messages.number, seenAfter));
  const before = await tx
    .select(columns)
    .from(messages)
    .where(and(there, lte(messages.number, number)))
    .orderBy(desc(messages.number))
    .limit(frozenLines.before + 1);
  const after = await tx
    .select(columns)
    .from(messages)
    .where(and(there, gt(messages.number, number)))
    .orderBy(messages.number)
    .limit(frozenLines.after);
  return [...before.reverse(), ...after];
}

/** What somebody said last in a room, among its newest messages that are seen; the oldest first. */
async function linesBy(
  tx: Transaction,
  { roomId, memberId, seenAfter }: { roomId: string; memberId: string; seenAfter: number },
): Promise<Line[]> {
  const oldest = sql`(select last_number - ${frozenOfMember.within} from rooms where id = ${roomId})`;
  const found = await tx
    .select(columns)
    .from(messages)
    .where(
      and(
        eq(messages.roomId, roomId),
        eq(messages.authorId, memberId),
        isNull(messages.deletedAt),
        gt(messages.number, seenAfter),
        gt(messages.number, oldest),
      ),
    )
    .orderBy(desc(messages.number))
    .limit(frozenOfMember.lines);
  return found.reverse();
}

/**
 * What somebody who deleted their account reported goes, and what was reported of them, with their words in what others
 * reported; may be repeated. Rows are held in one order, as who decides holds several too.
 */
export async function forgetTalkReports(
  { db }: Pick<Services['database'], 'db'>,
  memberId: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      select from talk_reports where member_id = ${memberId} or reporter_id = ${memberId}
        or people @> array[${memberId}]::uuid[] order by id for update`);
    await tx.execute(
      sql`delete from talk_reports where member_id = ${memberId} or reporter_id = ${memberId}`,
    );
    await tx.execute(sql`
      update talk_reports set people = array_remove(people, ${memberId}::uuid), lines = (
        select coalesce(jsonb_agg(line order by place), '[]')
        from jsonb_array_elements(lines) with ordinality as each(line, place)
        where line->>'authorId' <> ${memberId}
      )
      where people @> array[${memberId}]::uuid[]`);
  });
}
