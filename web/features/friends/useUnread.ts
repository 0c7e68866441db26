// Unread messages in all rooms together: the number over "Rooms" in the rail.
import { useMyRooms } from '../chat/useMyRooms.ts';

export function useUnread(): number {
  return useMyRooms().unread;
}
