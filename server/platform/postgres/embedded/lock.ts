// One Lobby per data directory: a lock that names its holder, and which a killed holder cannot leave held.
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPostgresError } from './error.ts';
import { isAlive, processStart } from './processes.ts';

/** A held lock. */
export interface Lock {
  /** Gives the lock back. May be called again. */
  release(): Promise<void>;
}

/** What a lock file says. `start` tells a process from a later one with the same number; pid 0: given back. */
interface Holder {
  readonly pid: number;
  readonly start: string;
}

const FREE: Holder = { pid: 0, start: '' };

// The lock is the file `lock.<turn>` with the highest turn. To take it one links the next turn's file, which only one
// can do, after seeing that the highest turn's holder is gone; turns are never used again, so whoever saw an older
// state of the directory finds a higher turn after linking, and steps back. A single file that latecomers remove and
// make anew cannot do this: two of them may each remove the other's.

/**
 * Takes the lock of a directory, or throws LOCKED naming the process that holds it.
 * A lock whose holder no longer runs (killed, rebooted, its number reused) is taken over.
 */
export async function acquireLock(directory: string): Promise<Lock> {
  const mine = { pid: process.pid, start: processStart(process.pid) ?? '' };
  const candidate = path.join(directory, `.lock-${crypto.randomUUID()}`);
  await writeFile(candidate, JSON.stringify(mine), { mode: 0o644 });
  try {
    for (;;) {
      const highest = await highestTurn(directory);
      const holder = await readHolder(turnFile(directory, highest));
      if (holder && runs(holder)) throw locked(directory, holder);
      const turn = highest + 1;
      // link() shows a file whole or not at all: no one reads half a lock.
      if (!(await tryLink(candidate, turnFile(directory, turn)))) continue;
      if ((await highestTurn(directory)) > turn) {
        await rm(turnFile(directory, turn), { force: true });
        continue;
      }
      await removeTurnsBelow(directory, turn);
      return { release: () => release(directory, turn) };
    }
  } finally {
    await rm(candidate, { force: true });
  }
}

async function release(directory: string, turn: number): Promise<void> {
  if ((await highestTurn(directory)) !== turn) return;
  const free = path.join(directory, `.lock-${crypto.randomUUID()}`);
  await writeFile(free, JSON.stringify(FREE), { mode: 0o644 });
  // Only its holder ever touches the highest turn's file.
  await rename(free, turnFile(directory, turn));
}

const turnFile = (directory: string, turn: number) => path.join(directory, `lock.${turn}`);

async function turns(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  return names.flatMap((name) => (/^lock\.\d+$/.test(name) ? [Number(name.slice(5))] : []));
}

async function highestTurn(directory: string): Promise<number> {
  return Math.max(0, ...(await turns(directory)));
}

async function removeTurnsBelow(directory: string, turn: number): Promise<void> {
  for (const lower of await turns(directory)) {
    if (lower < turn) await rm(turnFile(directory, lower), { force: true });
  }
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(file: string): Promise<Holder | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  try {
    return JSON.parse(text) as Holder;
  } catch {
    // None, or not one of ours (a disk that was full, a person's hand): nobody holds it.
    return undefined;
  }
}

function runs(holder: Holder): boolean {
  return holder.pid > 0 && isAlive(holder.pid) && (processStart(holder.pid) ?? '') === holder.start;
}

function locked(directory: string, holder: Holder): EmbeddedPostgresError {
  const who = holder.pid === process.pid ? `this very process (${holder.pid})` : `process ${holder.pid}`;
  return new EmbeddedPostgresError(
    'LOCKED',
    `The data directory ${directory} is in use by another Lobby: ${who}. ` +
      'Stop that one first, or give this one a directory of its own in LOBBY_DATA.',
  );
}
