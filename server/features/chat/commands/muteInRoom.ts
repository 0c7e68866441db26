// Takes the word from somebody in a room for a time, or gives it back.
import { and, eq, gt } from 'drizzle-orm';
import { roomMutes } from '../../../../drizzle/schema/roomKeeping.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { appendRoomEvent } from '../events.ts';
import { refusalToSpeak } from '../policy.ts';
import { isInRoom } from './inRoom.ts';
import { keepRoom, noteInRoom, type ToMember } from './keepRoom.ts';
import { orderRule } from './sendAway.ts';

/**
 * It holds also when they leave and come back.
 * @param input.seconds from now; 0 gives them the word back.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, MEMBER_NOT_FOUND, KEY_REUSED
 */
export async function muteInRoom(
  services: Services,
  actor: MemberRef,
  input: ToMember & { seconds: number },
): Promise<void> {
  const { roomId, memberId, key, reason, seconds } = input;
  const call = { procedure: 'chat.muteInRoom', roomId, key, input: { roomId, memberId, reason, seconds } };
  const rule = await orderRule(services, actor, memberId);
  await keepRoom(services, actor, call, rule, async (tx, _room, now) => {
    const place = and(eq(roomMutes.roomId, roomId), eq(roomMutes.memberId, memberId));
    if (seconds === 0) {
      const lifted = await tx.delete(roomMutes).where(place).returning({ until: roomMutes.until });
      if (lifted.length === 0) return undefined;
      appendRoomEvent(tx, roomId, { type: 'member.muted', memberId, until: null });
      await noteInRoom(tx, services, roomId, { action: 'unmute', actorId: actor.id, memberId });
      return undefined;
    }
    await takeWord(services, tx, roomId, {
      actorId: actor.id,
      memberId,
      reason,
      until: now + seconds * 1_000,
    });
    return undefined;
  });
}

/**
 * Takes the word from somebody in a room that is locked, with a line in its log.
 * @param what.until in epoch milliseconds.
 * @throws AppError MEMBER_NOT_FOUND
 */
export async function takeWord(
  services: Services,
  tx: Transaction,
  roomId: string,
  what: { actorId: string; memberId: string; reason?: string | undefined; until: number },
): Promise<void> {
  const { memberId, until } = what;
  if (!(await isInRoom(tx, roomId, memberId))) throw new AppError('MEMBER_NOT_FOUND');
  await tx
    .insert(roomMutes)
    .values({ roomId, memberId, until: new Date(until) })
    .onConflictDoUpdate({
      target: [roomMutes.roomId, roomMutes.memberId],
      set: { until: new Date(until) },
    });
  appendRoomEvent(tx, roomId, { type: 'member.muted', memberId, until });
  await noteInRoom(tx, services, roomId, { action: 'mute', ...what });
}

/** Who is muted neither rewords nor reacts. @throws AppError MUTED */
export async function refuseMuted(
  tx: Transaction,
  roomId: string,
  memberId: string,
  now: number,
): Promise<void> {
  const [mute] = await tx
    .select({ until: roomMutes.until })
    .from(roomMutes)
    .where(
      and(eq(roomMutes.roomId, roomId), eq(roomMutes.memberId, memberId), gt(roomMutes.until, new Date(now))),
    );
  const refusal = refusalToSpeak({ mutedUntil: mute?.until.getTime() ?? null, word: null, wait: 0 });
  if (refusal) throw refusal;
}
