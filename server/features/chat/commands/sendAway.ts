// Sends somebody out of a room, for now or for good, and lets them in again.
import { and, eq } from 'drizzle-orm';
import { roomMembers } from '../../../../drizzle/schema/chat.ts';
import { roomBans } from '../../../../drizzle/schema/roomKeeping.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { isGone } from '../../../../shared/gone.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { refusalToKeep, refusalToKeepOrder } from '../policy.ts';
import { forgetAtDoor } from './admit.ts';
import { isKeeper } from './inMessage.ts';
import { placeIn } from './inRoom.ts';
import { type KeptRoom, keepRoom, noteInRoom, type Rule, type ToMember } from './keepRoom.ts';
import { seeOff, takeRows } from './leaveRoom.ts';

/** Who may do this to them. */
export async function orderRule(services: Services, actor: MemberRef, memberId: string): Promise<Rule> {
  const targetKeeps = await isKeeper(services, memberId);
  return async (keeping, room, tx) =>
    refusalToKeepOrder(keeping, {
      isSelf: memberId === actor.id,
      isOwner: memberId === room.ownerId,
      isKeeper: targetKeeps,
      isModerator: (await placeIn(tx, room.id, memberId))?.isModerator ?? false,
    });
}

/**
 * They may come back.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, MEMBER_NOT_FOUND, KEY_REUSED
 */
export async function kick(services: Services, actor: MemberRef, input: ToMember): Promise<void> {
  const { roomId, memberId, key, reason } = input;
  const call = { procedure: 'chat.kick', roomId, key, input: { roomId, memberId, reason } };
  const rule = await orderRule(services, actor, memberId);
  await keepRoom(services, actor, call, rule, async (tx, room) => {
    if (!(await takeOut(services, tx, room, memberId, 'removed'))) throw new AppError('MEMBER_NOT_FOUND');
    await noteInRoom(tx, services, roomId, { action: 'kick', actorId: actor.id, memberId, reason });
    return undefined;
  });
  services.presence.touch(memberId);
}

/**
 * Whoever is banned is out, and comes in by no way any more; also who is not in. Doing it twice changes nothing.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, MEMBER_NOT_FOUND, KEY_REUSED
 */
export async function banFromRoom(services: Services, actor: MemberRef, input: ToMember): Promise<void> {
  const { roomId, memberId, key, reason = '' } = input;
  const call = { procedure: 'chat.banFromRoom', roomId, key, input: { roomId, memberId, reason } };
  const rule = await orderRule(services, actor, memberId);
  await keepRoom(services, actor, call, rule, async (tx, room) => {
    await shutOut(services, tx, room, { actorId: actor.id, memberId, reason });
    return undefined;
  });
  services.presence.touch(memberId);
}

/**
 * Bans somebody from a room that is locked, with a line in its log; `presence.touch` is due after the transaction.
 * @throws AppError MEMBER_NOT_FOUND
 */
export async function shutOut(
  services: Services,
  tx: Transaction,
  room: KeptRoom,
  { actorId, memberId, reason }: { actorId: string; memberId: string; reason: string },
): Promise<void> {
  const member = (await findMemberRefs({ db: tx }, [memberId])).get(memberId);
  if (!member || isGone(member)) throw new AppError('MEMBER_NOT_FOUND');
  const at = new Date(services.clock.now());
  const ban = { id: services.newId(), roomId: room.id, memberId, actorId, reason, at };
  const made = await tx.insert(roomBans).values(ban).onConflictDoNothing().returning({ id: roomBans.id });
  if (made.length === 0) return;
  await takeOut(services, tx, room, memberId, 'banned');
  await forgetAtDoor(tx, services, room, memberId);
  await noteInRoom(tx, services, room.id, { action: 'ban', actorId, memberId, reason });
}

/**
 * Lets somebody come in again; of who is not banned nothing happens.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, KEY_REUSED
 */
export async function unban(
  services: Services,
  actor: MemberRef,
  { roomId, memberId, key }: ToMember,
): Promise<void> {
  const call = { procedure: 'chat.unban', roomId, key, input: { roomId, memberId } };
  await keepRoom(services, actor, call, refusalToKeep, async (tx) => {
    const lifted = await tx
      .delete(roomBans)
      .where(and(eq(roomBans.roomId, roomId), eq(roomBans.memberId, memberId)))
      .returning({ id: roomBans.id });
    if (lifted.length > 0)
      await noteInRoom(tx, services, roomId, { action: 'unban', actorId: actor.id, memberId });
    return undefined;
  });
}

/** Whether they were in. */
async function takeOut(
  services: Services,
  tx: Transaction,
  room: KeptRoom,
  memberId: string,
  how: 'removed' | 'banned',
): Promise<boolean> {
  const gone = await takeRows(tx, room, eq(roomMembers.memberId, memberId));
  if (gone.length === 0) return false;
  await seeOff(services, tx, room, gone, how);
  return true;
}
