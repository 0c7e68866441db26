// The open room as it is now, for parts that stand beside its page.
import type { RoomState } from '../../../../shared/chatReducer.ts';
import { roomFeedName } from './roomFeed.ts';
import type { RoomView } from './roomView.ts';
import { useView } from './useView.ts';

/** Without holding its feed open; undefined before it is there. */
export const useRoomNow = (roomId: string): RoomState | undefined =>
  useView<RoomView>(roomFeedName(roomId))?.full;
