// Takes uploaded files away that belong to nothing: of an upload that was killed half-way, or of what was removed while
// the storage was away.
import type { Logger } from 'pino';
import type { Step } from '../jobs.ts';
import type { Storage } from './storage.ts';

/** Milliseconds an upload can never take: what is younger may be about to belong to something. */
const youngest = 24 * 3_600_000;

type Sweep = {
  folder: string;
  /** Whose file a key is; null for what is no such file. */
  idOf(key: string): string | null;
  /** Which of these are there. */
  used(ids: readonly string[]): Promise<readonly string[]>;
  /** Deletes all files of one. */
  drop(id: string): Promise<void>;
  /** Epoch milliseconds. */
  now: number;
  pageSize?: number | undefined;
};

/** One page of the storage a step. Where a run was cut short the next one begins anew. */
export function sweepFolder(
  { storage, log }: { storage: Storage; log: Logger },
  { folder, idOf, used, drop, now, pageSize }: Sweep,
): Step {
  const pages = storage.list(folder, pageSize)[Symbol.asyncIterator]();
  return async () => {
    const page = await pages.next();
    if (page.done) return false;
    const old = page.value.filter(({ changedAt }) => changedAt < now - youngest);
    const ids = [...new Set(old.flatMap(({ key }) => idOf(key) ?? []))];
    if (ids.length === 0) return true;
    const there = new Set(await used(ids));
    // One after the other: there are few, and nobody waits.
    for (const id of ids) {
      if (there.has(id)) continue;
      await drop(id).catch((error: unknown) =>
        log.warn({ error, id }, `a file of nothing stayed in ${folder}`),
      );
    }
    return true;
  };
}
