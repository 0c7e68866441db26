// How far everybody in a room has come.
import { eq, sql } from 'drizzle-orm';
import { roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import type { Tick } from '../../../../shared/chat.ts';
import { limits } from '../../../../shared/limits.ts';
import type { Database, Executor } from '../../../platform/postgres/database.ts';
import { findCutOff } from '../../friends/queries.ts';

/** Whether a room tells how far its members have come. */
export const tellsTicks = ({ kind, memberCount }: { kind: string; memberCount: number }): boolean =>
  kind !== 'lobby' && memberCount <= limits.tickedRoom.max;

/** Whoever has read a message has it on a device. */
export const readTicks = (tx: Executor, roomId: string): Promise<Tick[]> =>
  tx
    .select({
      id: roomMembers.memberId,
      delivered: sql<number>`greatest(${roomMembers.deliveredNumber}, ${roomMembers.readNumber})::float8`,
      read: roomMembers.readNumber,
    })
    .from(roomMembers)
    .where(eq(roomMembers.roomId, roomId))
    .orderBy(roomMembers.memberId);

/** The same as the viewer may see it; nobody in a room that does not tell. */
export async function findTicks(database: Database, roomId: string, viewer: string): Promise<Tick[]> {
  const { kind, memberCount } = rooms;
  const [[room], cutOff] = await Promise.all([
    database.db.select({ kind, memberCount }).from(rooms).where(eq(rooms.id, roomId)),
    findCutOff(database, viewer),
  ]);
  if (!room || !tellsTicks(room)) return [];
  return (await readTicks(database.db, roomId)).filter(({ id }) => !cutOff.has(id));
}
