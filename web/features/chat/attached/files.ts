// Files that wait in this browser: kept in IndexedDB from the moment they are chosen, so that neither a reload nor a lost
// connection loses them. Where there is no IndexedDB they hold until the page is left.
import { browserTable } from '../browserTable.ts';

type Kept = { key: string; blob: Blob; at: number };

/** Milliseconds after which a file that nothing refers to is somebody's who closed the page over it. */
const forgotten = 10 * 60_000;
const table = browserTable('lobby.files', 'files');
const held = new Map<string, Blob>();
/** Keeps a file; resolves when it would survive a reload, or cannot be kept for one. */
export async function keepFile(key: string, blob: Blob): Promise<void> {
  held.set(key, blob);
  await table
    .run('readwrite', (store) => store.put({ key, blob, at: Date.now() } satisfies Kept))
    .catch(() => {});
}

/** Null when it is nowhere any more. */
export async function fileOf(key: string): Promise<Blob | null> {
  const here = held.get(key);
  if (here) return here;
  const kept = await table
    .run('readonly', (store) => store.get(key) as IDBRequest<Kept | undefined>)
    .catch(() => undefined);
  if (kept) held.set(key, kept.blob);
  return kept?.blob ?? null;
}

export async function dropFiles(keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    held.delete(key);
    await table.run('readwrite', (store) => store.delete(key)).catch(() => {});
  }
}

/** Lets go of files that no message waits for, on no page of this browser. */
export async function dropForgotten(isWanted: (key: string) => boolean): Promise<void> {
  const all = await table.run('readonly', (store) => store.getAll() as IDBRequest<Kept[]>).catch(() => []);
  const old = all.filter(({ key, at }) => at < Date.now() - forgotten && !held.has(key) && !isWanted(key));
  await dropFiles(old.map(({ key }) => key));
}
