// Whether what is written in the open room goes elsewhere: to one alone, or to a group. What holds one back in the room
// itself, as being muted, holds back nothing of that.
import { useEffect, useSyncExternalStore } from 'react';

let elsewhere = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  if (next === elsewhere) return;
  elsewhere = next;
  for (const listener of listeners) listener();
}

/** Says so for as long as the part that calls it is drawn. */
export function useSayElsewhere(now: boolean): void {
  useEffect(() => {
    set(now);
    return () => set(false);
  }, [now]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useElsewhere = (): boolean => useSyncExternalStore(subscribe, () => elsewhere);
