// What the commands share: the room's row lock, the ceiling on rooms, and lines of the timeline.
import { and, eq, inArray, sql } from 'drizzle-orm';
import { roomLines, roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { TimelineLine } from '../../../../shared/chat.ts';
import { groupLimits } from '../../../../shared/groupLimits.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { findMemberRefs, holdMember } from '../../accounts/queries.ts';
import { refusalOfAnotherRoom } from '../policy.ts';
import type { RoomRow } from '../present.ts';

type Kind = (typeof rooms.$inferSelect)['kind'];

/**
 * The row of a room of one of these kinds, locked until the end of the transaction, or null. Every change of a room begins with this
 * lock and ends with the heads of topics, so no two changes wait for each other crosswise.
 */
export async function lockRoom(
  tx: Transaction,
  roomId: string,
  kinds: readonly Kind[] = ['open'],
): Promise<typeof rooms.$inferSelect | null> {
  const [room] = await tx
    .select()
    .from(rooms)
    .where(and(eq(rooms.id, roomId), inArray(rooms.kind, [...kinds])))
    .for('update');
  return room ?? null;
}

/** The same of a room of whatever kind. */
export async function lockAnyRoom(
  tx: Transaction,
  roomId: string,
): Promise<typeof rooms.$inferSelect | null> {
  const [room] = await tx.select().from(rooms).where(eq(rooms.id, roomId)).for('update');
  return room ?? null;
}

/** What a member is in the room, null for who is not in it; asked under the room's lock. */
export async function placeIn(
  tx: Transaction,
  roomId: string,
  memberId: string,
): Promise<{ isModerator: boolean } | null> {
  const [found] = await tx
    .select({ isModerator: roomMembers.moderates })
    .from(roomMembers)
    .where(and(eq(roomMembers.roomId, roomId), eq(roomMembers.memberId, memberId)));
  return found ?? null;
}

/** Whether the member is in the room; asked under the room's lock. */
export const isInRoom = async (tx: Transaction, roomId: string, memberId: string): Promise<boolean> =>
  (await placeIn(tx, roomId, memberId)) !== null;

/**
 * Makes entries of one member wait for each other, and refuses one above the ceiling, or of somebody who deleted their
 * account. Comes before the room's lock.
 * @throws AppError TOO_MANY_ROOMS, of groups TOO_MANY_GROUPS, NOT_SIGNED_IN
 */
export async function claimRoomForMember(
  services: Services,
  tx: Transaction,
  memberId: string,
  kind: 'open' | 'group' = 'open',
): Promise<void> {
  // First: whoever has the lock below would else wait for a change of the account, which waits for who waits for it.
  await holdMember(tx, memberId);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`chat.rooms:${memberId}`}, 0))`);
  const [counted] = await tx
    .select({ rooms: sql<number>`count(*)::int` })
    .from(roomMembers)
    .innerJoin(rooms, eq(rooms.id, roomMembers.roomId))
    .where(and(eq(roomMembers.memberId, memberId), eq(rooms.kind, kind)));
  const max = kind === 'group' ? groupLimits.groups.max : services.config.LOBBY_ROOMS_PER_MEMBER;
  const refusal = refusalOfAnotherRoom(kind, counted?.rooms ?? 0, max);
  if (refusal) throw refusal;
}

/** Writes a line that follows the room's newest message. */
export async function insertLine(
  services: Services,
  tx: Transaction,
  room: RoomRow,
  kind: TimelineLine['kind'],
  member: MemberRef,
  at: number,
): Promise<TimelineLine> {
  const line = { id: services.newId(), afterNumber: room.lastNumber, at, kind, member };
  await tx.insert(roomLines).values({
    id: line.id,
    roomId: room.id,
    afterNumber: line.afterNumber,
    kind,
    memberId: member.id,
    at: new Date(at),
  });
  return line;
}

/** The room's owner as others see them. */
export async function findOwner(tx: Transaction, room: RoomRow): Promise<MemberRef | null> {
  if (room.ownerId === null) return null;
  return (await findMemberRefs({ db: tx }, [room.ownerId])).get(room.ownerId) ?? null;
}
