// Keeps a message in sight of everybody in the room, or no longer.
import { and, eq } from 'drizzle-orm';
import { messagePins } from '../../../../drizzle/schema/chat.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { limits } from '../../../../shared/limits.ts';
import { AppError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import { appendRoomEvent } from '../events.ts';
import { keepingOf, refusalToPin } from '../policy.ts';
import { readPins } from '../queries/index.ts';
import { isKeeper, lockMessage, type Place, refuseAcrossBlock } from './inMessage.ts';
import { insertLine } from './inRoom.ts';

/**
 * Doing it twice changes nothing.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, MESSAGE_NOT_FOUND, NOT_ALLOWED, TOO_MANY_PINS, in a direct room FRIEND_BLOCKED, DIRECT_REFUSED
 */
export async function pinMessage(
  services: Services,
  member: MemberRef,
  { on, ...place }: Place & { on: boolean },
): Promise<void> {
  const { roomId, number } = place;
  const keeper = await isKeeper(services, member.id);
  await services.live.transact(async (tx) => {
    const { room, isModerator } = await lockMessage(tx, place, member.id);
    const refusal = refusalToPin(keepingOf(room, member.id, { isKeeper: keeper, isModerator }));
    if (refusal) throw refusal;
    const pins = await readPins(tx, roomId);
    if (pins.includes(number) === on) return;
    if (!on) {
      await tx.delete(messagePins).where(and(eq(messagePins.roomId, roomId), eq(messagePins.number, number)));
      const left = pins.filter((pin) => pin !== number);
      appendRoomEvent(tx, roomId, { type: 'room.pins', pins: left });
      return;
    }
    await refuseAcrossBlock(tx, room, member.id);
    const { max } = limits.pins;
    if (pins.length >= max) throw new AppError('TOO_MANY_PINS', { max });
    await tx.insert(messagePins).values({ id: services.newId(), roomId, number });
    const line = await insertLine(services, tx, room, 'pinned', member, services.clock.now());
    appendRoomEvent(tx, roomId, { type: 'room.pins', pins: [number, ...pins], line });
  });
}
