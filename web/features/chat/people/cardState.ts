// Which person's card is open, and at what: one card for the whole page, however many names stand on it.
import { useSyncExternalStore } from 'react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Presence } from '../../../ui/Avatar.tsx';

export type Card = {
  person: MemberRef;
  /** What is known where the name stands; the card asks for more. */
  presence?: Presence | undefined;
  isMe: boolean;
  /** One more line about them, as that they look after the room. */
  about?: string | undefined;
  /** The name or face that was pressed: the card stands at it, and the focus goes back to it. */
  anchor: HTMLElement;
};

let card: Card | null = null;
const listeners = new Set<() => void>();

/** Opens a person's card, or closes it with null. */
export function showCard(next: Card | null): void {
  card = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useCard(): Card | null {
  return useSyncExternalStore(subscribe, () => card);
}
