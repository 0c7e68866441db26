// Reports of messages and members, the newest first, for those who look after the house, or after one room.
import { and, desc, eq, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import { talkReports } from '../../../../drizzle/schema/talkReports.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { goneMember } from '../../../../shared/gone.ts';
import type { Page } from '../../../../shared/primitives.ts';
import type { TalkDecision } from '../../../../shared/talkReporting.ts';
import type { TalkReport } from '../../../../shared/talkReports.ts';
import { encodeCursor } from '../../../platform/cursor.ts';
import type { ExportPart } from '../../../platform/exporting.ts';
import type { Database, Transaction } from '../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { beforeOf, type PageInput } from './roomRows.ts';

/** Whoever is reported finds nothing of it, whatever they look after. */
type Asked = PageInput & { viewer: string; roomId: string | null; closed: boolean };

const stands = sql<boolean>`exists (
  select from messages where messages.id = ${talkReports.messageId} and deleted_at is null)`;

/** Who decided what: to those of the room what they did, where they did, and else the house. */
function closings(
  { closedAt, closedBy, outcome, roomClosedAt, roomClosedBy, roomOutcome }: typeof talkReports.$inferSelect,
  ofRoom: boolean,
  refOf: (id: string) => MemberRef,
): Pick<TalkReport, 'closed' | 'inRoom'> {
  const told = (at: Date | null, by: string | null, decided: TalkDecision | null) =>
    at && decided ? { at: at.getTime(), by: by ? refOf(by) : null, outcome: decided } : null;
  const ofHouse = told(closedAt, closedBy, outcome);
  const inRoom = told(roomClosedAt, roomClosedBy, roomOutcome);
  return ofRoom
    ? { closed: inRoom ?? ofHouse, inRoom: null }
    : { closed: ofHouse, inRoom: ofHouse ? null : inRoom };
}

/**
 * @param asked.roomId the messages reported in that room, without who reported them; null: everything.
 * @throws AppError BAD_CURSOR
 */
export async function findTalkReports(
  database: Database,
  { viewer, roomId, closed, cursor, limit }: Asked,
): Promise<Page<TalkReport>> {
  const found = await database.db
    .select({ report: talkReports, stands })
    .from(talkReports)
    .where(
      and(
        ...(roomId === null
          ? [closed ? isNotNull(talkReports.closedAt) : isNull(talkReports.closedAt)]
          : [
              eq(talkReports.roomId, roomId),
              isNotNull(talkReports.messageId),
              sql`(${talkReports.closedAt} is null and ${talkReports.roomClosedAt} is null) = ${!closed}`,
            ]),
        ne(talkReports.memberId, viewer),
        lt(talkReports.id, beforeOf(cursor)),
      ),
    )
    .orderBy(desc(talkReports.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  const people = rows.flatMap(({ report }) => [
    report.memberId,
    ...report.people,
    ...(roomId === null ? [report.reporterId] : []),
    ...[report.closedBy, report.roomClosedBy].filter((id) => id !== null),
  ]);
  const refs = await findMemberRefs(database, [...new Set(people)]);
  const refOf = (id: string) => refs.get(id) ?? goneMember(id);
  const last = found.length > limit ? rows.at(-1)?.report : undefined;
  return {
    items: rows.map(({ report, ...row }) => ({
      id: report.id,
      at: report.at.getTime(),
      reason: report.reason,
      note: report.note,
      reporter: roomId === null ? refOf(report.reporterId) : null,
      member: refOf(report.memberId),
      room:
        report.roomTitle === null
          ? null
          : { id: report.roomId, title: report.roomTitle, direct: report.direct },
      number: report.number,
      lines: report.lines.map(({ authorId, files, ...line }) => ({
        ...line,
        author: refOf(authorId),
        ...(files && roomId === null && !report.closedAt && { files }),
      })),
      edits: report.edits,
      stands: row.stands,
      ...closings(report, roomId !== null, refOf),
    })),
    nextCursor: last ? encodeCursor([last.id]) : null,
  };
}

/** What others said is theirs: the words reported are not in here. */
async function* reportsOf(tx: Transaction, memberId: string) {
  const { roomId, roomTitle, number, reason, note, at, closedAt } = talkReports;
  yield* await tx
    .select({ roomId, room: roomTitle, number, reason, note, at, closedAt })
    .from(talkReports)
    .where(eq(talkReports.reporterId, memberId))
    .orderBy(talkReports.id);
}

export const talkReportsPart: ExportPart = { name: 'talkReports', read: reportsOf };
