// What the page holds of a room that is looked at. Pure.
import type { RoomEvent } from '../../../../shared/chat.ts';
import { applyRoomEvent, type RoomState } from '../../../../shared/chatReducer.ts';

export type RoomView = {
  seq: number;
  full: RoomState;
  /** How far the member had read when the room was fetched. */
  readNumber: number;
};

/** The view after one event; what it already contains changes nothing. */
export function applyToRoom(view: RoomView, event: RoomEvent, seq: number): RoomView {
  const full = applyRoomEvent(view.full, event, seq);
  return full === view.full ? view : { ...view, full, seq: full.seq };
}
