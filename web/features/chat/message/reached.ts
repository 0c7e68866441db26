// Whom a message has reached: of the people in the room, who has read it, who has it on a device, who neither. Pure.
import type { RoomMember } from '../../../../shared/chat.ts';
import type { RoomState } from '../../../../shared/chatReducer.ts';

export type Reached = { read: RoomMember[]; delivered: RoomMember[]; waiting: RoomMember[] };

/** Its author is none of them. */
export function reachedBy(
  room: Pick<RoomState, 'members' | 'ticks'> | undefined,
  { number, author }: { number: number; author: { id: string } },
): Reached {
  const reached: Reached = { read: [], delivered: [], waiting: [] };
  const ticks = new Map(room?.ticks?.map((tick) => [tick.id, tick]));
  for (const member of room?.members.items ?? []) {
    if (member.id === author.id) continue;
    const { read = 0, delivered = 0 } = ticks.get(member.id) ?? {};
    reached[number <= read ? 'read' : number <= delivered ? 'delivered' : 'waiting'].push(member);
  }
  return reached;
}
