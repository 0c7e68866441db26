// The people of the open room, as far as the page has fetched them.
import type { RoomMember } from '../../../../shared/chat.ts';
import { feeds } from '../../../api/feeds.ts';
import { roomFeedName } from '../live/roomFeed.ts';
import type { RoomView } from '../live/roomView.ts';

const nobody: readonly RoomMember[] = [];

/** As of this drawing: who comes meanwhile is there with the next letter typed. */
export const useRoomPeople = (roomId: string): readonly RoomMember[] =>
  feeds.view<RoomView>(roomFeedName(roomId))?.state?.full.members.items ?? nobody;
