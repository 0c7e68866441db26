// Rows of the timeline that a part fetched later folds into one line; until it is there all stand as they are.
import { useSyncExternalStore } from 'react';
import type { Row } from './rows.ts';

type Fold = (rows: Row[]) => Row[];

let fold: Fold | null = null;
let folded: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

/**
 * From now on rows are drawn as this makes them; null leaves them alone.
 * @param authors whose messages it folds.
 */
export function setFold(next: Fold | null, authors: ReadonlySet<string> = new Set()): void {
  fold = next;
  folded = authors;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether what somebody says is folded. */
export const isFolded = (authorId: string): boolean => folded.has(authorId);

/** The same for what is on the screen already. */
export const useIsFolded = (authorId = ''): boolean =>
  useSyncExternalStore(subscribe, () => isFolded(authorId));

export const useFold = (): Fold | null => useSyncExternalStore(subscribe, () => fold);
