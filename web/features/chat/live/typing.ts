// Who is typing in a room right now: each sign counts for a few seconds, and a message ends it.
import type { MemberRef } from '../../../../shared/accounts.ts';
import { browserTimers, type Timers } from '../../../api/timers.ts';

/** How long one sign of typing counts, in milliseconds. Clients repeat it every `typingEvery`. */
export const typingLasts = 6_000;
/** How often one's own typing is told, in milliseconds. */
export const typingEvery = 3_000;

export type Typing = {
  typed(member: MemberRef): void;
  stopped(memberId: string): void;
  /** In the order they began; the same array until it changes. */
  members(): readonly MemberRef[];
  subscribe(listener: () => void): () => void;
};

export function createTyping(timers: Timers): Typing {
  let members: readonly MemberRef[] = [];
  const ends = new Map<string, () => void>();
  const listeners = new Set<() => void>();

  const show = (next: readonly MemberRef[]) => {
    members = next;
    for (const listener of listeners) listener();
  };
  const stopped = (memberId: string) => {
    ends.get(memberId)?.();
    if (!ends.delete(memberId)) return;
    show(members.filter((member) => member.id !== memberId));
  };

  return {
    typed(member) {
      ends.get(member.id)?.();
      const isNew = !ends.has(member.id);
      ends.set(
        member.id,
        timers.after(typingLasts, () => stopped(member.id)),
      );
      if (isNew) show([...members, member]);
    },
    stopped,
    members: () => members,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const byRoom = new Map<string, Typing>();

/** The one of a room: its page feeds it, and the list of people looks at it too. */
export function typingIn(roomId: string): Typing {
  const known = byRoom.get(roomId);
  if (known) return known;
  const typing = createTyping(browserTimers);
  byRoom.set(roomId, typing);
  return typing;
}
