// Where the PostgreSQL of a data directory listens while it runs, for commands beside the server.
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROLE } from './initdb.ts';

const fileIn = (home: string) => path.join(home, 'port');

/** To be called by whoever holds the lock, once the server takes connections. */
export async function notePort(home: string, port: number): Promise<void> {
  await writeFile(`${fileIn(home)}.new`, String(port), { mode: 0o600 });
  await rename(`${fileIn(home)}.new`, fileIn(home));
}

/** To be called before the server starts and when it has stopped. */
export const forgetPort = (home: string): Promise<void> => rm(fileIn(home), { force: true });

/**
 * Where another Lobby's server on this data directory is to be reached. Only who may read the directory's password can.
 * @returns null where none has noted its port, as while it starts.
 */
export async function findRunning(home: string, database: string): Promise<string | null> {
  try {
    const [port, password] = await Promise.all([
      readFile(fileIn(home), 'utf8'),
      readFile(path.join(home, 'password'), 'utf8'),
    ]);
    return `postgres://${ROLE}:${password}@127.0.0.1:${port}/${database}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
