// Rows of the timeline that a part fetched later folds into one line; until it is there all stand as they are.
import { useSyncExternalStore } from 'react';
import type { Row } from './rows.ts';

type Fold = (rows: Row[]) => Row[];

let fold: Fold | null = null;
const listeners = new Set<() => void>();

/** From now on rows are drawn as this makes them; null leaves them alone. */
export function setFold(next: Fold | null): void {
  fold = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useFold = (): Fold | null => useSyncExternalStore(subscribe, () => fold);
