// Asks somebody into a room one is in.
import { and, eq } from 'drizzle-orm';
import { rooms } from '../../../../drizzle/schema/chat.ts';
import { roomBans } from '../../../../drizzle/schema/roomKeeping.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { AppError } from '../../../errors.ts';
import { onceByKey } from '../../../platform/keys.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { lockBoth } from '../../accounts/queries.ts';
import { raise } from '../../alerts/commands.ts';
import { refusalToOpen, refusalToTakePart } from '../policy.ts';
import { findHindrance } from '../queries/directs.ts';
import { isInRoom } from './inRoom.ts';

type Asked = { roomId: string; memberId: string; key: string };

/**
 * The asked one is told by an alert that leads to the room's door: one for each room while it is unread. Whoever is in
 * already is told nothing. The same key again gives the first answer.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, MEMBER_NOT_FOUND, FRIEND_BLOCKED, DIRECT_REFUSED where the other does not
 * want to be asked, NOT_ALLOWED where they are banned from the room, KEY_REUSED
 */
export async function inviteMember(
  services: Services,
  actor: MemberRef,
  { roomId, memberId, key }: Asked,
): Promise<{ told: boolean }> {
  const { result } = await services.live.transact(async (tx) => {
    const now = services.clock.now();
    const { otherIsBanned } = await lockBoth(tx, actor.id, memberId, now);
    const call = {
      memberId: actor.id,
      procedure: 'chat.inviteMember',
      key,
      input: { roomId, memberId },
      now,
    };
    return onceByKey(tx, call, async () => {
      const room = await requireOpenRoom(tx, roomId, actor.id);
      const refusal = refusalToOpen(await findHindrance(tx, actor.id, memberId), otherIsBanned);
      if (refusal) throw refusal;
      if (await isInRoom(tx, roomId, memberId)) return { told: false };
      if (await isBannedFrom(tx, roomId, memberId)) throw new AppError('NOT_ALLOWED');
      const told = { actorId: actor.id, source: `${actor.id} ${key}`, subject: roomId, params: { room } };
      raise(tx, services, { to: memberId, kind: 'roomInvite', thing: actor.id, ...told });
      return { told: true };
    });
  });
  return result;
}

async function requireOpenRoom(tx: Transaction, roomId: string, memberId: string) {
  const [room] = await tx
    .select({ id: rooms.id, title: rooms.title })
    .from(rooms)
    .where(and(eq(rooms.id, roomId), eq(rooms.kind, 'open')));
  const refusal = refusalToTakePart({
    exists: room !== undefined,
    isIn: await isInRoom(tx, roomId, memberId),
  });
  if (refusal || !room) throw refusal ?? new AppError('ROOM_NOT_FOUND');
  return room;
}

async function isBannedFrom(tx: Transaction, roomId: string, memberId: string): Promise<boolean> {
  const found = await tx
    .select({ memberId: roomBans.memberId })
    .from(roomBans)
    .where(and(eq(roomBans.roomId, roomId), eq(roomBans.memberId, memberId)));
  return found.length > 0;
}
