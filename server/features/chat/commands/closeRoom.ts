// Closes a room for all who are in it.
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Services } from '../../../services.ts';
import { refusalToClose } from '../policy.ts';
import { keepRoom } from './keepRoom.ts';
import { closeForGood } from './leaveRoom.ts';

/**
 * The room and its history are gone; inboxes hear of it by the room's own topic.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED, KEY_REUSED
 */
export async function closeRoom(
  services: Services,
  actor: MemberRef,
  { roomId, key }: { roomId: string; key: string },
): Promise<void> {
  const call = { procedure: 'chat.closeRoom', roomId, key, input: { roomId } };
  await keepRoom(
    services,
    actor,
    call,
    (keeping, { lasting }) => refusalToClose(keeping, lasting),
    async (tx, room) => {
      await closeForGood(tx, room);
      return undefined;
    },
    ['open', 'group'],
  );
}
