// What is about to be done to somebody in a room: asked for on their card, answered in a dialog of its own.
import { useSyncExternalStore } from 'react';
import type { MemberRef } from '../../../../shared/accounts.ts';

export type Order = { kind: 'kick' | 'ban' | 'mute' | 'handOver'; roomId: string; person: MemberRef };

let order: Order | null = null;
const listeners = new Set<() => void>();

/** Opens the dialog, or closes it with null. */
export function askForOrder(next: Order | null): void {
  order = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useOrder = (): Order | null => useSyncExternalStore(subscribe, () => order);
