// How far everybody in a room has come.
import { eq, sql } from 'drizzle-orm';
import { roomMembers } from '../../../../drizzle/schema/chat.ts';
import type { Tick } from '../../../../shared/chat.ts';
import type { Executor } from '../../../platform/postgres/database.ts';

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
