// Moves how far a member has read a room.
import type { Services } from '../../../services.ts';
import { markSeenInRoom } from '../../alerts/commands.ts';
import type { MemberEphemeralEvent } from '../memberEvents.ts';
import { requireInRoom } from '../queries/index.ts';
import { noteTick } from '../ticks.ts';
import { memberTopic } from '../topics.ts';

/**
 * Never moves back, nor beyond the newest message: repeating a call, or a late one, changes nothing. The member's
 * other inboxes are told, and what alerts told of it is read.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM
 */
export async function readRoom(
  services: Services,
  memberId: string,
  roomId: string,
  number: number,
): Promise<void> {
  const { database, live } = services;
  const [moved] = await database.sql<{ readNumber: number }[]>`
    update room_members as m set read_number = least(${number}::bigint, rooms.last_number)
    from rooms
    where rooms.id = m.room_id and m.room_id = ${roomId} and m.member_id = ${memberId}
      and m.read_number < least(${number}::bigint, rooms.last_number)
    returning m.read_number::float8 as "readNumber"`;
  if (!moved) {
    await requireInRoom(database, roomId, memberId);
    return;
  }
  live.publishEphemeral<MemberEphemeralEvent>(memberTopic(memberId), {
    type: 'room.read',
    roomId,
    readNumber: moved.readNumber,
  });
  noteTick(services, { roomId, memberId, delivered: moved.readNumber, read: true });
  await markSeenInRoom(services, memberId, roomId, moved.readNumber);
}
