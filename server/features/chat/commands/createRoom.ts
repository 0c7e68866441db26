// Makes an open room with its maker in it.
import type { z } from 'zod';
import { roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { createRoomInput } from '../../../../shared/chat.ts';
import { onceByKey } from '../../../platform/keys.ts';
import type { Services } from '../../../services.ts';
import { appendLobbyEvent, appendMemberEvent, appendRoomEvent } from '../events.ts';
import { refusalOfCapacity } from '../policy.ts';
import { presentRoom } from '../present.ts';
import { hashRoomPassword } from '../roomPassword.ts';
import { claimRoomForMember, insertLine } from './inRoom.ts';

/**
 * Repeating the call with its key makes no second room.
 * @throws AppError CAPACITY_TOO_LARGE, TOO_MANY_ROOMS, KEY_REUSED
 */
export async function createRoom(
  services: Services,
  maker: MemberRef,
  { title, capacity, password, key }: z.output<typeof createRoomInput>,
): Promise<{ roomId: string }> {
  const { config, clock, live, presence } = services;
  const refusal = refusalOfCapacity(capacity, config.LOBBY_ROOM_CAPACITY_MAX);
  if (refusal) throw refusal;
  const passwordHash = password === undefined ? null : await hashRoomPassword(password, maker.id, key);
  const now = clock.now();
  const call = {
    memberId: maker.id,
    procedure: 'chat.createRoom',
    key,
    input: { title, capacity, passwordHash },
    now,
  };
  const made = await live.transact(async (tx) => {
    const { result } = await onceByKey(tx, call, async () => {
      await claimRoomForMember(services, tx, maker.id);
      const room = {
        id: services.newId(),
        kind: 'open' as const,
        title,
        ownerId: maker.id,
        capacity,
        passwordHash,
        lasting: false,
        memberCount: 1,
        lastNumber: 0,
        createdAt: new Date(now),
        listed: false,
        picture: null,
        gameId: null,
      };
      await tx.insert(rooms).values(room);
      await tx
        .insert(roomMembers)
        .values({ roomId: room.id, memberId: maker.id, joinedAt: new Date(now), absentSince: null });
      const line = await insertLine(services, tx, room, 'joined', maker, now);
      const member = { ...maker, joinedAt: now, online: false };
      appendRoomEvent(tx, room.id, { type: 'member.joined', member, line, memberCount: 1 });
      appendMemberEvent(tx, maker.id, { type: 'room.entered', roomId: room.id });
      appendLobbyEvent(tx, { type: 'room.opened', room: presentRoom(room, maker) });
      return { roomId: room.id };
    });
    return result;
  });
  presence.touch(maker.id);
  return made;
}
