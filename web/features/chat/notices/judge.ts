// Whether something that was said is heard on this page: pure.
import type { InboxEvent, RoomHearing } from '../../../../shared/chat.ts';

type Poke = Extract<InboxEvent, { type: 'poke' }>;

export type Circumstances = {
  hearing: RoomHearing;
  /** The member does not want to be disturbed. */
  busy: boolean;
  /** The member looks at the room. */
  looking: boolean;
  /** Nobody sees the page. */
  hidden: boolean;
};

/** `notice` only where the page itself is not seen. */
export function heardOf(poke: Poke, { hearing, busy, looking, hidden }: Circumstances) {
  const isOwn = poke.readNumber !== undefined && poke.readNumber >= poke.number;
  const calls = (poke.mentions?.length ?? 0) > 0;
  const { notify = 'all', quiet = false } = hearing;
  const isWanted = notify === 'all' ? !quiet || calls : notify === 'mentions' && calls;
  const isHeard = isWanted && !isOwn && !busy && !looking && !poke.last.blocked;
  return { sound: isHeard, notice: isHeard && hidden };
}
