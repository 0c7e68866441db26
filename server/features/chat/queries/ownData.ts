// What the rooms hold of a member, for their copy of it: what they said, where they are, their comings and goings.
import { and, asc, eq, gt, or, sql } from 'drizzle-orm';
import {
  messageMentions,
  messageReactions,
  messages,
  roomLines,
  roomMembers,
  rooms,
} from '../../../../drizzle/schema/chat.ts';
import { groupInvitations, groupRequests, groupStays } from '../../../../drizzle/schema/groups.ts';
import { roomLog } from '../../../../drizzle/schema/roomKeeping.ts';
import { byPages, type ExportPart } from '../../../platform/exporting.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { attachmentsOf } from './attachments.ts';
import { talkReportsPart } from './talkReports.ts';

async function* roomsOf(tx: Transaction, memberId: string) {
  const { joinedAt, readNumber, roomId, notify, quiet, moderates } = roomMembers;
  const isOwner = sql<boolean>`coalesce(${rooms.ownerId} = ${memberId}, false)`;
  yield* await tx
    .select({
      roomId,
      kind: rooms.kind,
      title: rooms.title,
      joinedAt,
      readNumber,
      isOwner,
      moderates,
      notify,
      quiet,
    })
    .from(roomMembers)
    .innerJoin(rooms, eq(rooms.id, roomId))
    .where(eq(roomMembers.memberId, memberId))
    .orderBy(asc(joinedAt));
}

const messagesOf = (tx: Transaction, memberId: string) =>
  byPages(
    (after, limit) => {
      const { id, roomId, number, body, at, editedAt, deletedAt, replyTo } = messages;
      // What it said before the last wording, the oldest first.
      const earlier = sql<{ body: string; at: string }[] | null>`(
        select jsonb_agg(jsonb_build_object('body', e.body, 'at', e.at) order by e.id) from message_edits e
        where e.room_id = ${roomId} and e.number = ${number})`;
      return tx
        .select({ id, roomId, room: rooms.title, number, body, at, editedAt, deletedAt, replyTo, earlier })
        .from(messages)
        .innerJoin(rooms, eq(rooms.id, roomId))
        .where(and(eq(messages.authorId, memberId), gt(id, after)))
        .orderBy(asc(id))
        .limit(limit);
    },
    ({ id }) => id,
  );

const movesOf = (tx: Transaction, memberId: string) =>
  byPages(
    (after, limit) => {
      const { id, roomId, kind, at } = roomLines;
      return tx
        .select({ id, roomId, kind, at })
        .from(roomLines)
        .where(and(eq(roomLines.memberId, memberId), gt(id, after)))
        .orderBy(asc(id))
        .limit(limit);
    },
    ({ id }) => id,
  );

async function* reactionsOf(tx: Transaction, memberId: string) {
  const { roomId, number, emoji, at } = messageReactions;
  yield* await tx
    .select({ roomId, number, emoji, at })
    .from(messageReactions)
    .where(eq(messageReactions.memberId, memberId))
    .orderBy(asc(roomId), asc(number));
}

async function* mentionsOf(tx: Transaction, memberId: string) {
  const { roomId, number } = messageMentions;
  yield* await tx
    .select({ roomId, number })
    .from(messageMentions)
    .where(eq(messageMentions.memberId, memberId))
    .orderBy(asc(roomId), asc(number));
}

const logOf = (tx: Transaction, memberId: string) =>
  byPages(
    (after, limit) => {
      const { id, roomId, action, details, at, actorId } = roomLog;
      const byMe = sql<boolean>`${actorId} = ${memberId}`;
      return tx
        .select({ id, roomId, action, byMe, details, at })
        .from(roomLog)
        .where(and(or(eq(actorId, memberId), eq(roomLog.memberId, memberId)), gt(id, after)))
        .orderBy(asc(id))
        .limit(limit);
    },
    ({ id }) => id,
  );

async function* stayedIn(tx: Transaction, memberId: string) {
  const { roomId, joinedAt, leftAt } = groupStays;
  yield* await tx
    .select({ roomId, joinedAt, leftAt })
    .from(groupStays)
    .where(eq(groupStays.memberId, memberId))
    .orderBy(asc(groupStays.id));
}

/** Invitations they got and sent, and what they asked. */
async function* doorsOf(tx: Transaction, memberId: string) {
  const sent = groupInvitations.actorId;
  const byMe = sql<boolean>`${sent} = ${memberId}`;
  yield* await tx
    .select({
      roomId: groupInvitations.roomId,
      at: groupInvitations.at,
      byMe,
      what: sql<string>`'invitation'`,
    })
    .from(groupInvitations)
    .where(or(eq(sent, memberId), eq(groupInvitations.memberId, memberId)))
    .orderBy(asc(groupInvitations.id));
  yield* await tx
    .select({ roomId: groupRequests.roomId, at: groupRequests.at, what: sql<string>`'request'` })
    .from(groupRequests)
    .where(eq(groupRequests.memberId, memberId))
    .orderBy(asc(groupRequests.id));
}

export const chatParts: ExportPart[] = [
  { name: 'rooms', read: roomsOf },
  { name: 'messages', read: messagesOf },
  { name: 'attachments', read: attachmentsOf },
  { name: 'comings', read: movesOf },
  { name: 'reactions', read: reactionsOf },
  { name: 'mentions', read: mentionsOf },
  { name: 'roomLog', read: logOf },
  { name: 'groupStays', read: stayedIn },
  { name: 'groupDoors', read: doorsOf },
  talkReportsPart,
];
