// What those who look after a room, or the house, do about a report of a message or a member.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { messages } from '../../../../drizzle/schema/chat.ts';
import { talkReportFiles, talkReports } from '../../../../drizzle/schema/talkReports.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { TalkDecision } from '../../../../shared/talkReporting.ts';
import type { decideTalkInput } from '../../../../shared/talkReports.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { banMemberIn, noteKept } from '../../accounts/commands.ts';
import { holdMember } from '../../accounts/queries.ts';
import { raiseMany } from '../../alerts/commands.ts';
import { keptKinds, mayDecide } from '../policy.ts';
import { clearHung, takeAway } from './deleteMessage.ts';
import { isKeeper } from './inMessage.ts';
import { lockAnyRoom, placeIn } from './inRoom.ts';
import { type KeptRoom, noteInRoom, type Rule } from './keepRoom.ts';
import { takeWord } from './muteInRoom.ts';
import { orderRule, shutOut } from './sendAway.ts';

type Decided = z.output<typeof decideTalkInput>;
type Report = typeof talkReports.$inferSelect;

/** Seconds somebody is muted when nothing else is said. */
const anHour = 3_600;

/**
 * Does what was decided and closes the report, for the room alone where those who look after it decided; what is done
 * about a message closes all reports of it. Those who reported are told that something was done, or that nothing had to be.
 * @throws AppError REPORT_NOT_FOUND (also where somebody has closed it, and of oneself), NOT_ALLOWED, MESSAGE_NOT_FOUND,
 * MEMBER_NOT_FOUND, ROOM_NOT_FOUND, NOT_SIGNED_IN
 */
export async function decideReport(services: Services, actor: MemberRef, asked: Decided): Promise<void> {
  const { database, live, presence } = services;
  const { reportId, decision } = asked;
  const keeper = await isKeeper(services, actor.id);
  const [found] = await database.db.select().from(talkReports).where(eq(talkReports.id, reportId));
  if (!found || isClosed(found, keeper) || found.memberId === actor.id)
    throw new AppError('REPORT_NOT_FOUND');
  const rule = await orderRule(services, actor, found.memberId);
  const { hung, ended } = await live.transact(async (tx) => {
    const ended =
      decision === 'banMember' ? await banFromHouse(tx, services, keeper, found, asked, actor) : [];
    await holdMember(tx, actor.id);
    const room = found.roomId === null ? null : await lockAnyRoom(tx, found.roomId);
    const place = room && (await placeIn(tx, room.id, actor.id));
    const standing = {
      isKeeper: keeper,
      isOwner: place !== null && room?.ownerId === actor.id,
      isModerator: place?.isModerator ?? false,
    };
    const isKept = room !== null && (keptKinds as readonly string[]).includes(room.kind);
    if (!mayDecide(standing, { isOfMessage: found.messageId !== null, isKept })) {
      throw new AppError('REPORT_NOT_FOUND');
    }
    const kept = await closeReports(tx, services, { actorId: actor.id, keeper, report: found, decision });
    const taken = await carryOut(services, tx, { actor, report: found, room, rule, standing, asked });
    await noteDecision(services, tx, { actor, keeper, report: found, room, decision });
    return { hung: kept || taken, ended };
  });
  for (const id of ended) services.endSession(id);
  if (hung) await clearHung(services);
  if (decision === 'ban') presence.touch(found.memberId);
}

/** What the room decided closes it for the room, and not for the house. */
const isClosed = ({ closedAt, roomClosedAt }: Report, keeper: boolean): boolean =>
  closedAt !== null || (!keeper && roomClosedAt !== null);

/** @returns the sessions that ended with it. @throws AppError NOT_ALLOWED, MEMBER_NOT_FOUND */
async function banFromHouse(
  tx: Transaction,
  services: Services,
  keeper: boolean,
  { memberId }: Report,
  { seconds, reason = '' }: Decided,
  actor: MemberRef,
): Promise<string[]> {
  if (!keeper) throw new AppError('REPORT_NOT_FOUND');
  const role = await services.roleOf(actor.id);
  const until = seconds === undefined ? null : services.clock.now() + seconds * 1_000;
  return banMemberIn(tx, services, { id: actor.id, role }, memberId, { reason, until });
}

type Closing = { actorId: string; keeper: boolean; report: Report; decision: TalkDecision };

/**
 * Closes the report, and with something done about a message all others of it, and tells who reported.
 * @returns whether files were kept for them, which may hang on nothing now.
 */
async function closeReports(
  tx: Transaction,
  services: Services,
  { actorId, keeper, report: { id, messageId }, decision }: Closing,
): Promise<boolean> {
  const which =
    messageId && decision !== 'dismiss' ? eq(talkReports.messageId, messageId) : eq(talkReports.id, id);
  const open = await tx
    .select({
      id: talkReports.id,
      reporterId: talkReports.reporterId,
      inRoom: talkReports.roomOutcome,
    })
    .from(talkReports)
    .where(and(which, isNull(talkReports.closedAt), keeper ? undefined : isNull(talkReports.roomClosedAt)))
    .orderBy(asc(talkReports.id))
    .for('update');
  if (!open.some((report) => report.id === id)) throw new AppError('REPORT_NOT_FOUND');
  const ids = open.map((report) => report.id);
  const at = new Date(services.clock.now());
  await tx
    .update(talkReports)
    .set(
      // Only the house keeps somebody out of it.
      keeper || decision === 'banMember'
        ? { closedAt: at, closedBy: actorId, outcome: decision }
        : { roomClosedAt: at, roomClosedBy: actorId, roomOutcome: decision },
    )
    .where(inArray(talkReports.id, ids));
  const done = decision !== 'dismiss';
  raiseMany(
    tx,
    services,
    open.flatMap((report) =>
      // Told of what the room did already, and of the house only where it does what the room did not.
      report.reporterId === actorId || (report.inRoom && (report.inRoom !== 'dismiss' || !done))
        ? []
        : [
            {
              to: report.reporterId,
              kind: 'moderation' as const,
              source: report.inRoom ? `${report.id}:house` : report.id,
              subject: report.id,
              params: { action: 'reportDecided' as const, done },
            },
          ],
    ),
  );
  return keeper && (await letFilesGo(tx, ids));
}

/** Nothing is kept for these reports any more. @returns whether anything was. */
async function letFilesGo(tx: Transaction, reportIds: readonly string[]): Promise<boolean> {
  const kept = await tx
    .delete(talkReportFiles)
    .where(inArray(talkReportFiles.reportId, [...reportIds]))
    .returning({ id: talkReportFiles.attachmentId });
  return kept.length > 0;
}

type Doing = {
  actor: MemberRef;
  report: Report;
  room: KeptRoom | null;
  rule: Rule;
  standing: { isKeeper: boolean; isOwner: boolean; isModerator: boolean };
  asked: Decided;
};

/** @returns whether something hung on a message that was taken away. */
async function carryOut(
  services: Services,
  tx: Transaction,
  { actor, report, room, rule, standing, asked }: Doing,
): Promise<boolean> {
  const { decision, reason = '', seconds = anHour } = asked;
  if (decision === 'dismiss' || decision === 'banMember') return false;
  if (!room) throw new AppError('ROOM_NOT_FOUND');
  if (decision === 'delete') {
    const [message] = report.messageId
      ? await tx
          .select()
          .from(messages)
          .where(and(eq(messages.id, report.messageId), isNull(messages.deletedAt)))
      : [];
    if (!message) throw new AppError('MESSAGE_NOT_FOUND');
    return takeAway(services, tx, message, actor.id);
  }
  // What two say to each other is looked after by nobody: nobody is muted there, or banned.
  if (room.kind === 'direct') throw new AppError('NOT_ALLOWED');
  const refusal = await rule(standing, room, tx);
  if (refusal) throw refusal;
  const met = { actorId: actor.id, memberId: report.memberId, reason };
  if (decision === 'ban') await shutOut(services, tx, room, met);
  else await takeWord(services, tx, room.id, { ...met, until: services.clock.now() + seconds * 1_000 });
  return false;
}

/** A line in the log of the house, or, of who looks after the room alone, in the room's. */
async function noteDecision(
  services: Services,
  tx: Transaction,
  {
    actor,
    keeper,
    report,
    room,
    decision,
  }: Pick<Doing, 'actor' | 'report' | 'room'> & {
    keeper: boolean;
    decision: TalkDecision;
  },
): Promise<void> {
  if (keeper) {
    await noteKept(tx, services, {
      actorId: actor.id,
      memberId: report.memberId,
      action: 'decideReport',
      details: { decision, reason: report.reason, reportId: report.id },
    });
  } else if (room && decision === 'dismiss') {
    await noteInRoom(tx, services, room.id, { action: 'dismiss', actorId: actor.id });
  }
}
