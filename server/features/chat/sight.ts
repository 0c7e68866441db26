// What members see of those from whom a block cuts them off: neither that they are there, nor that they write, nor how
// far they have come.
import type { LobbyEvent, RoomEvent } from '../../../shared/chat.ts';
import { goneMember } from '../../../shared/gone.ts';
import type { Sight } from '../../live/index.ts';
import type { Services } from '../../services.ts';
import { sightOf } from '../friends/queries.ts';

/** Whom a passing event of a room tells of. */
function peopleIn(event: RoomEvent): string[] {
  switch (event.type) {
    case 'typing':
      return [event.member.id];
    case 'presence':
      return [event.memberId];
    case 'ticks':
      return event.ticks.map(({ id }) => id);
    default:
      return [];
  }
}

export const sightInRoom = (services: Services, memberId: string): Sight<RoomEvent> =>
  sightOf<RoomEvent>(services, memberId, peopleIn, (otherId) => ({
    type: 'presence',
    memberId: otherId,
    online: false,
  }));

/** The list of those who are online; whoever vanishes from it needs no name. */
export const sightInLobby = (services: Services, memberId: string): Sight<LobbyEvent> =>
  sightOf<LobbyEvent>(
    services,
    memberId,
    (event) => (event.type === 'presence' ? [event.member.id] : []),
    (otherId) => ({ type: 'presence', member: goneMember(otherId), online: false }),
  );
