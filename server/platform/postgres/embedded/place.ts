// Decides where the cluster's files lie. Normally inside Lobby's data directory; when Lobby is root and the
// server's account cannot get there (a clone under /root), in a directory of their own under /var/lib/lobby,
// which the data directory remembers.
import { chmod, chown, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Account, canPass, serverAccount } from './account.ts';
import { EmbeddedPostgresError, USE_DATABASE_URL } from './error.ts';
import { assertOwnDirectory } from './native.ts';

/** Where one embedded PostgreSQL keeps its things. */
export interface Place {
  /** The real path of the data directory: lock, password, log, and the cluster unless it lies elsewhere. */
  readonly home: string;
  /** The directory the cluster lies in: `home`, or one elsewhere. */
  readonly base: string;
  /** The PostgreSQL data directory; it need not exist yet. Belongs to `account`. */
  readonly cluster: string;
  /** Whom PostgreSQL runs as; undefined: as ourselves. */
  readonly account: Account | undefined;
  /** A directory only we can write, readable by `account`, for copies of the programs. Made when asked for. */
  readonly copies: () => Promise<string>;
}

interface Elsewhere {
  readonly base: string;
}

/**
 * Finds or decides the place for a data directory, making the directories it needs.
 * `elsewhere` is the directory for clusters that cannot lie in their data directory.
 * The caller holds the lock on `home`, or calls only `homeOf` before it does.
 */
export async function findPlace(dataDir: string, elsewhere: string): Promise<Place> {
  const home = await homeOf(dataDir);
  const remembered = await readElsewhere(home);
  const at = (base: string): Place => ({ home, base, cluster: path.join(base, 'cluster'), account, copies });
  const base = remembered?.base ?? home;
  const cluster = path.join(base, 'cluster');
  const account = serverAccount([cluster, home, path.dirname(home), path.dirname(path.dirname(home))]);
  const copies = async () => (account ? await makeElsewhere(elsewhere) : home);
  if (remembered && !account) await assertReadable(remembered.base, dataDir);
  if (remembered || !account || canPass(account, home)) return at(base);
  if (await isThere(cluster)) {
    throw new EmbeddedPostgresError(
      'UNREACHABLE',
      `The user "${account.name}", which PostgreSQL runs as, cannot get to ${cluster}. ` +
        'Allow it through (chmod o+x) on each directory above, or start Lobby as the user it belongs to.',
    );
  }
  const moved = path.join(await makeElsewhere(elsewhere), crypto.randomUUID());
  await mkdir(moved, { mode: 0o755 });
  await chmod(moved, 0o755);
  await remember(home, { base: moved });
  return at(moved);
}

/** The data directory's real path; it is made if need be, open for passage to others only when root must let some through. */
export async function homeOf(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  return await realpath(dataDir);
}

/** Gives a file or directory to the server's account. */
export async function giveTo(account: Account | undefined, file: string): Promise<void> {
  if (account) await chown(file, account.uid, account.gid);
}

async function makeElsewhere(elsewhere: string): Promise<string> {
  try {
    // A strict umask would close what must stay open for passage.
    if (await mkdir(elsewhere, { recursive: true })) await chmod(elsewhere, 0o755);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'UNREACHABLE',
      `PostgreSQL does not run as root and cannot get into Lobby's data directory as another user, and ` +
        `${elsewhere} cannot be made for it. Put LOBBY_DATA where other users can get to (/srv/lobby), or: ${USE_DATABASE_URL}`,
      { cause },
    );
  }
  await assertOwnDirectory(elsewhere);
  return elsewhere;
}

async function readElsewhere(home: string): Promise<Elsewhere | undefined> {
  try {
    return JSON.parse(await readFile(path.join(home, 'place.json'), 'utf8')) as Elsewhere;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function remember(home: string, elsewhere: Elsewhere): Promise<void> {
  const file = path.join(home, 'place.json');
  await writeFile(`${file}.new`, `${JSON.stringify(elsewhere)}\n`, { mode: 0o644 });
  await rename(`${file}.new`, file);
}

async function assertReadable(base: string, dataDir: string): Promise<void> {
  await stat(path.join(base, 'cluster', 'PG_VERSION')).catch((cause: unknown) => {
    throw new EmbeddedPostgresError(
      'UNREACHABLE',
      `Lobby's database for ${dataDir} was begun by root and lies in ${base}. Start Lobby as root again, ` +
        'or give another directory in LOBBY_DATA.',
      { cause },
    );
  });
}

async function isThere(file: string): Promise<boolean> {
  return await stat(file).then(
    () => true,
    () => false,
  );
}

/** Removes a cluster and all Lobby keeps about it. For tests and for starting over. */
export async function removePlace(dataDir: string): Promise<void> {
  const remembered = await readElsewhere(dataDir);
  if (remembered) await rm(remembered.base, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}
