// What members see of those from whom a block cuts them off: neither that they are there, nor that they write, nor how
// far they have come. Once it is lifted they see at once who is there.
import type { LobbyEvent, RoomEvent, RoomKind, Tick } from '../../../shared/chat.ts';
import { goneMember } from '../../../shared/gone.ts';
import { limits } from '../../../shared/limits.ts';
import type { Sight } from '../../live/index.ts';
import type { Services } from '../../services.ts';
import { findMemberRefs } from '../accounts/queries.ts';
import { sightOf } from '../friends/queries.ts';
import { onlineAmong } from './online.ts';

/** A passing event of a room without what it says of these. */
function inRoomWithout(event: RoomEvent, cutOff: ReadonlySet<string>): RoomEvent | null {
  switch (event.type) {
    case 'typing':
      return cutOff.has(event.member.id) ? null : event;
    case 'presence':
      return cutOff.has(event.memberId) ? null : event;
    case 'ticks': {
      const ticks = event.ticks.filter(({ id }) => !cutOff.has(id));
      if (ticks.length === event.ticks.length) return event;
      return ticks.length > 0 ? { ...event, ticks } : null;
    }
    default:
      return event;
  }
}

/** Those of them who are in the room: who is there, and in a small room how far they have come. */
async function appearing(
  services: Services,
  roomId: string,
  memberIds: readonly string[],
): Promise<RoomEvent[]> {
  const rows = await services.database.sql<(Tick & { kind: RoomKind; isSmall: boolean })[]>`
    select member_id as id, greatest(delivered_number, read_number)::float8 as delivered, read_number::float8 as read,
      kind, member_count <= ${limits.tickedRoom.max} as "isSmall"
    from room_members join rooms on rooms.id = room_id
    where room_id = ${roomId} and member_id = any(${[...memberIds]}::uuid[]) and kind <> 'lobby'`;
  // In a direct room a member's own settings say who sees that they are there.
  const shown = rows.flatMap(({ id, kind }) => (kind === 'direct' ? [] : [id]));
  const online = shown.length > 0 ? await onlineAmong(services, shown) : [];
  const ticks = rows.flatMap(({ id, delivered, read, isSmall }) =>
    isSmall ? [{ id, delivered, read }] : [],
  );
  return [
    ...[...online].map((memberId) => ({ type: 'presence' as const, memberId, online: true })),
    ...ticks.map((tick) => ({ type: 'ticks' as const, ticks: [tick] })),
  ];
}

export const sightInRoom = (services: Services, roomId: string, memberId: string): Sight<RoomEvent> =>
  sightOf<RoomEvent>(services, memberId, {
    without: inRoomWithout,
    vanishing: (otherId) => ({ type: 'presence', memberId: otherId, online: false }),
    appearing: (otherIds) => appearing(services, roomId, otherIds),
  });

/** The list of those who are online; whoever vanishes from it needs no name. */
export const sightInLobby = (services: Services, memberId: string): Sight<LobbyEvent> =>
  sightOf<LobbyEvent>(services, memberId, {
    without: (event, cutOff) => (event.type === 'presence' && cutOff.has(event.member.id) ? null : event),
    vanishing: (otherId) => ({ type: 'presence', member: goneMember(otherId), online: false }),
    async appearing(otherIds) {
      const online = await onlineAmong(services, otherIds);
      const refs = await findMemberRefs(services.database, [...online]);
      return [...refs.values()].map((member) => ({ type: 'presence', member, online: true }));
    },
  });
