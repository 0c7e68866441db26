// The list of open rooms, and one room with everything a visitor of it needs.
import { and, eq } from 'drizzle-orm';
import { roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import { roomMutes } from '../../../../drizzle/schema/roomKeeping.ts';
import type { RoomSnapshot, RoomsPage } from '../../../../shared/chat.ts';
import { goneMember } from '../../../../shared/gone.ts';
import { headOf, readSnapshot } from '../../../live/index.ts';
import { encodeCursor } from '../../../platform/cursor.ts';
import type { Services } from '../../../services.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { findCutOff } from '../../friends/queries.ts';
import { refusalToTakePart } from '../policy.ts';
import { presentRoom } from '../present.ts';
import { guestLobbyTopic, lobbyTopic, roomTopic } from '../topics.ts';
import { findOther } from './directs.ts';
import { presentMembers, readMemberRows } from './members.ts';
import { presentMessages, readMessageRows } from './messages.ts';
import { readPins } from './pins.ts';
import { beforeOf, type PageInput, type RawRoom, rawColumns } from './roomRows.ts';
import { readTicks, tellsTicks } from './ticks.ts';

/** Members and messages that come with a room. */
const firstMembers = 100;
const firstMessages = 50;

/**
 * Open rooms, or the groups that are listed, newest first, with the head of the viewer's lobby topic, all of one moment.
 * @param named false for guests: no owners, and the seq of the guests' topic.
 * @throws AppError BAD_CURSOR
 */
export async function findRooms(
  { database }: Services,
  { cursor, limit }: PageInput,
  named: boolean,
  kind: 'open' | 'group' = 'open',
): Promise<RoomsPage> {
  const { sql } = database;
  const which = sql.unsafe(kind === 'open' ? "kind = 'open'" : 'listed');
  const topic = named ? lobbyTopic : guestLobbyTopic;
  // One statement, so one moment; the left join keeps seq and total when there is no room.
  const rows = await sql<(Partial<RawRoom> & { seq: number; total: number })[]>`
    select coalesce((select head from topics where topic = ${topic}), 0)::float8 as seq,
      (select count(*)::int from rooms where ${which}) as total, page.*
    from (values (1)) as one
    left join lateral (
      select ${sql.unsafe(rawColumns)}
      from rooms where ${which} and id < ${beforeOf(cursor)} order by id desc limit ${limit + 1}
    ) as page on true
    order by page.id desc`;
  const found = rows.filter((row): row is RawRoom & { seq: number; total: number } => row.id != null);
  const page = found.slice(0, limit);
  const owners = named ? page.flatMap((row) => row.ownerId ?? []) : [];
  const refs = await findMemberRefs(database, [...new Set(owners)]);
  const last = page.at(-1);
  return {
    items: page.map((row) => presentRoom(row, (row.ownerId && refs.get(row.ownerId)) || null)),
    nextCursor: found.length > limit && last ? encodeCursor([last.id]) : null,
    seq: rows[0]?.seq ?? 0,
    total: rows[0]?.total ?? 0,
  };
}

/**
 * A room with its first members and newest messages, and the seq a feed continues from: all of one moment.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM
 */
export async function findRoom(services: Services, roomId: string, memberId: string): Promise<RoomSnapshot> {
  const { database } = services;
  const { room, members, messages, pins, ticks, seq, readNumber, seenAfter, mutedUntil, moderates, otherId } =
    await readSnapshot(database, async (tx) => {
      const [found] = await tx
        .select({
          room: rooms,
          memberId: roomMembers.memberId,
          readNumber: roomMembers.readNumber,
          moderates: roomMembers.moderates,
          seenAfter: roomMembers.seenAfter,
          mutedUntil: roomMutes.until,
        })
        .from(rooms)
        .leftJoin(roomMembers, and(eq(roomMembers.roomId, rooms.id), eq(roomMembers.memberId, memberId)))
        .leftJoin(roomMutes, and(eq(roomMutes.roomId, rooms.id), eq(roomMutes.memberId, memberId)))
        .where(eq(rooms.id, roomId));
      const refusal = refusalToTakePart({ exists: found !== undefined, isIn: found?.memberId != null });
      if (refusal || !found) throw refusal;
      const seenAfter = found.seenAfter ?? 0;
      return {
        room: found.room,
        seenAfter,
        // Nobody lists who is in the lobby: who is online stands beside it.
        members: found.room.kind === 'lobby' ? [] : await readMemberRows(tx, roomId, firstMembers),
        messages: await readMessageRows(tx, { roomId, viewer: memberId, seenAfter }, firstMessages),
        pins: await readPins(tx, roomId),
        ticks: tellsTicks(found.room) ? await readTicks(tx, roomId) : null,
        seq: await headOf(tx, roomTopic(roomId)),
        readNumber: found.readNumber ?? 0,
        mutedUntil: found.mutedUntil?.getTime() ?? null,
        moderates: found.moderates === true,
        otherId: found.room.kind === 'direct' ? await findOther(tx, roomId, memberId) : null,
      };
    });
  const named = [room.ownerId ?? [], otherId ?? []].flat();
  const [refs, cutOff, presentedMembers, presentedMessages] = await Promise.all([
    findMemberRefs(database, named),
    findCutOff(database, memberId),
    presentMembers(services, memberId, members, firstMembers, room.kind !== 'direct'),
    presentMessages(database, messages),
  ]);
  return {
    me: memberId,
    room: presentRoom(
      room,
      (room.ownerId && refs.get(room.ownerId)) || null,
      otherId === null ? undefined : (refs.get(otherId) ?? goneMember(otherId)),
    ),
    members: presentedMembers,
    messages: presentedMessages,
    pins: pins.filter((number) => number > seenAfter),
    ...(ticks && { ticks: ticks.filter(({ id }) => !cutOff.has(id)) }),
    slowMode: room.slowMode,
    ...(seenAfter > 0 && { seenAfter }),
    mutedUntil,
    ...(moderates && { moderates: true as const }),
    seq,
    readNumber,
  };
}
