// Until when a member holds back in a room: slow mode, or muted. Pure.
import type { RoomState } from '../../../../shared/chatReducer.ts';

/** `until` in epoch milliseconds, also when that is over. */
export type Held = { until: number; muted: boolean };

export function heldUntil({ me, messages, slowMode, mutedUntil }: RoomState, isOwner: boolean): Held {
  const last = messages.items.findLast(({ author }) => author.id === me);
  const next = slowMode && !isOwner && last ? last.at + slowMode * 1_000 : 0;
  const muted = mutedUntil ?? 0;
  return { until: Math.max(next, muted), muted: muted >= next };
}
