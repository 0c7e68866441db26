// What those who look after a room see of it: its settings, who is banned, the links that lead in, and its log.
import { and, desc, eq, gt, inArray, lt } from 'drizzle-orm';
import { roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import { roomBans, roomInvites, roomLog } from '../../../../drizzle/schema/roomKeeping.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { goneMember } from '../../../../shared/gone.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { may } from '../../../../shared/ranks.ts';
import type {
  PersonInRoom,
  RoomBan,
  RoomInvite,
  RoomKeeping,
  RoomLogEntry,
  RoomSetting,
  SentOut,
} from '../../../../shared/roomKeeping.ts';
import { encodeCursor } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { type Keeping, keptKinds, refusalToKeep, refusalToTakePart } from '../policy.ts';
import { beforeOf, type PageInput } from './roomRows.ts';

/**
 * Makes sure that the member is in the room and looks after it, and tells its settings.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED
 */
export async function requireKeeping(
  { database, roleOf }: Services,
  roomId: string,
  memberId: string,
): Promise<RoomKeeping & { keeping: Keeping; title: string; lastNumber: number; seenAfter: number }> {
  const [found] = await database.db
    .select({
      ownerId: rooms.ownerId,
      words: rooms.filterWords,
      slowMode: rooms.slowMode,
      title: rooms.title,
      lastNumber: rooms.lastNumber,
      history: rooms.history,
      seenAfter: roomMembers.seenAfter,
      memberId: roomMembers.memberId,
      isModerator: roomMembers.moderates,
    })
    .from(rooms)
    .leftJoin(roomMembers, and(eq(roomMembers.roomId, rooms.id), eq(roomMembers.memberId, memberId)))
    .where(and(eq(rooms.id, roomId), inArray(rooms.kind, [...keptKinds])));
  const refusal = refusalToTakePart({ exists: found !== undefined, isIn: found?.memberId != null });
  if (refusal || !found) throw refusal;
  const isOwner = found.ownerId === memberId;
  const isModerator = found.isModerator === true;
  const isKeeper = !isOwner && !isModerator && may(await roleOf(memberId), 'keepRooms');
  const keeping = { isOwner, isModerator, isKeeper };
  const refused = refusalToKeep(keeping);
  if (refused) throw refused;
  const { words, slowMode, history, title, lastNumber } = found;
  return { words, slowMode, history, title, lastNumber, seenAfter: found.seenAfter ?? 0, keeping };
}

/** Who is banned, the newest ban first. @throws AppError BAD_CURSOR */
export async function findBans(database: Database, roomId: string, page: PageInput): Promise<Page<RoomBan>> {
  const { id, memberId, actorId, reason, at } = roomBans;
  const rows = await database.db
    .select({ id, memberId, actorId, reason, at })
    .from(roomBans)
    .where(and(eq(roomBans.roomId, roomId), lt(id, beforeOf(page.cursor))))
    .orderBy(desc(id))
    .limit(page.limit + 1);
  return pageOf(database, rows, page.limit, (row, refOf) => ({
    id: row.id,
    member: refOf(row.memberId),
    actor: refOf(row.actorId),
    reason: row.reason,
    at: row.at.getTime(),
  }));
}

/** The links that still lead in, the newest first. @throws AppError BAD_CURSOR */
export async function findInvites(
  { database, clock }: Services,
  roomId: string,
  page: PageInput,
): Promise<Page<RoomInvite>> {
  const { id, actorId, at, expiresAt } = roomInvites;
  const rows = await database.db
    .select({ id, actorId, at, expiresAt })
    .from(roomInvites)
    .where(
      and(
        eq(roomInvites.roomId, roomId),
        lt(id, beforeOf(page.cursor)),
        gt(expiresAt, new Date(clock.now())),
      ),
    )
    .orderBy(desc(id))
    .limit(page.limit + 1);
  return pageOf(database, rows, page.limit, (row, refOf) => ({
    id: row.id,
    actor: refOf(row.actorId),
    at: row.at.getTime(),
    expiresAt: row.expiresAt.getTime(),
  }));
}

/** Who did what to whom, the newest first. @throws AppError BAD_CURSOR */
export async function findRoomLog(
  database: Database,
  roomId: string,
  page: PageInput,
): Promise<Page<RoomLogEntry>> {
  const { id, action, actorId, memberId, details, at } = roomLog;
  const rows = await database.db
    .select({ id, action, actorId, memberId, details, at })
    .from(roomLog)
    .where(and(eq(roomLog.roomId, roomId), lt(id, beforeOf(page.cursor))))
    .orderBy(desc(id))
    .limit(page.limit + 1);
  return pageOf(database, rows, page.limit, (row, refOf) => {
    const { changed, ...details } = row.details;
    return {
      id: row.id,
      at: row.at.getTime(),
      action: row.action,
      actor: refOf(row.actorId),
      member: row.memberId === null ? null : refOf(row.memberId),
      ...details,
      ...(changed && { changed: changed as RoomSetting[] }),
    };
  });
}

/** Why the member had to leave a room they are not in, if that is how they left; who sent them is not told. */
export async function findSentOut(
  { sql }: Database,
  roomId: string,
  memberId: string,
): Promise<SentOut | null> {
  const [row] = await sql<SentOut[]>`
    select action as how, coalesce(details->>'reason', '') as reason, floor(extract(epoch from at) * 1000)::float8 as at,
      rooms.title, rooms.kind = 'group' as "isGroup"
    from room_log join rooms on rooms.id = room_id
    where member_id = ${memberId} and room_id = ${roomId} and action in ('kick', 'ban') and not exists (
      select from room_members where room_id = ${roomId} and member_id = ${memberId}
    )
    order by room_log.id desc limit 1`;
  return row ?? null;
}

/** What may be done to somebody: whether they are in, banned, and until when they are muted. */
export async function findPersonInRoom(
  { database, clock }: Services,
  roomId: string,
  memberId: string,
): Promise<PersonInRoom> {
  const [found] = await database.sql<{ isIn: boolean; banned: boolean; mutedUntil: Date | null }[]>`
    select exists (select from room_members where room_id = ${roomId} and member_id = ${memberId}) as "isIn",
      exists (select from room_bans where room_id = ${roomId} and member_id = ${memberId}) as banned,
      (select until from room_mutes where room_id = ${roomId} and member_id = ${memberId}
        and until > ${new Date(clock.now())}) as "mutedUntil"`;
  const { isIn = false, banned = false, mutedUntil } = found ?? {};
  return { isIn, banned, mutedUntil: mutedUntil?.getTime() ?? null };
}

type Listed = { id: string; actorId: string; memberId?: string | null };

async function pageOf<Row extends Listed, Item>(
  database: Database,
  rows: Row[],
  limit: number,
  present: (row: Row, refOf: (id: string) => MemberRef) => Item,
): Promise<Page<Item>> {
  const page = rows.slice(0, limit);
  const people = page.flatMap(({ actorId, memberId }) => (memberId ? [actorId, memberId] : [actorId]));
  const refs = await findMemberRefs(database, [...new Set(people)]);
  const last = page.at(-1);
  return {
    items: page.map((row) => present(row, (id) => refs.get(id) ?? goneMember(id))),
    nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
  };
}
