// What the rooms hold of a member, for their copy of it: what they said, where they are, their comings and goings.
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { messages, roomLines, roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import { byPages, type ExportPart } from '../../../platform/exporting.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';

async function* roomsOf(tx: Transaction, memberId: string) {
  const { joinedAt, readNumber, roomId } = roomMembers;
  const isOwner = sql<boolean>`coalesce(${rooms.ownerId} = ${memberId}, false)`;
  yield* await tx
    .select({ roomId, title: rooms.title, joinedAt, readNumber, isOwner })
    .from(roomMembers)
    .innerJoin(rooms, eq(rooms.id, roomId))
    .where(eq(roomMembers.memberId, memberId))
    .orderBy(asc(joinedAt));
}

const messagesOf = (tx: Transaction, memberId: string) =>
  byPages(
    (after, limit) => {
      const { id, roomId, number, body, at } = messages;
      return tx
        .select({ id, roomId, room: rooms.title, number, body, at })
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

export const chatParts: ExportPart[] = [
  { name: 'rooms', read: roomsOf },
  { name: 'messages', read: messagesOf },
  { name: 'comings', read: movesOf },
];
