// Reports of messages and members, the newest first, for those who look after the house, or after one room.
import { and, desc, eq, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import { talkReports } from '../../../../drizzle/schema/talkReports.ts';
import { goneMember } from '../../../../shared/gone.ts';
import type { Page } from '../../../../shared/primitives.ts';
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
        closed ? isNotNull(talkReports.closedAt) : isNull(talkReports.closedAt),
        roomId === null ? undefined : and(eq(talkReports.roomId, roomId), isNotNull(talkReports.messageId)),
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
    ...(report.closedBy ? [report.closedBy] : []),
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
      closed:
        report.closedAt && report.outcome
          ? {
              at: report.closedAt.getTime(),
              by: report.closedBy ? refOf(report.closedBy) : null,
              outcome: report.outcome,
            }
          : null,
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
