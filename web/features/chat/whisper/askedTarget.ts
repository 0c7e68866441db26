// To whom the member wants to whisper in a room, said outside of it, as in the dock: the room's composer picks it up.
import type { MemberRef } from '../../../../shared/accounts.ts';

type Asked = { roomId: string; person: MemberRef };

let asked: Asked | null = null;
const listeners = new Set<() => void>();

/** Makes this person the one who gets what is written next in the room, once it is open. */
export function askForTarget(next: Asked): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Who was asked for in this room, once. */
export function takeTarget(roomId: string | undefined): MemberRef | null {
  if (!asked || asked.roomId !== roomId) return null;
  const { person } = asked;
  asked = null;
  return person;
}

/** Returns how to stop hearing of it. */
export function onTargetAsked(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
