// Lobby's own PostgreSQL: the real server from an npm package, started on a data directory of ours.
import { randomBytes } from 'node:crypto';
import { lstat, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { EmbeddedPostgresError } from './error.ts';
import { checkCluster, initCluster, ROLE, setPassword } from './initdb.ts';
import { acquireLock } from './lock.ts';
import { prepareNative } from './native.ts';
import { resolvePostgresPackage } from './package.ts';
import { findPlace, homeOf } from './place.ts';
import { clearLeftovers, type Postmaster, type PostmasterOptions, startPostmaster } from './postmaster.ts';
import { findRunning, forgetPort, notePort } from './running.ts';
import { serverSettings } from './settings.ts';

export interface EmbeddedPostgresOptions {
  /** Directory for everything of PostgreSQL's: the cluster (unless root must put it elsewhere), lock, password, log. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1. Default: a free one. */
  readonly port?: number;
  /** Database to make if it is not there, and to name in the url. Default `lobby`. */
  readonly database?: string;
  /** False: do not wait for the disk, for tests whose data nobody needs afterwards. Default true. */
  readonly durable?: boolean;
  /** Where clusters go whose data directory the server's account cannot reach. Default `/var/lib/lobby`. */
  readonly elsewhere?: string;
  /** Told what is being done, in words for the person at the terminal. */
  readonly onProgress?: (step: string) => void;
  /** Told when the server ends without having been stopped. */
  readonly onUnexpectedEnd?: (error: EmbeddedPostgresError) => void;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** `postgres://…@127.0.0.1:port/database`, password included. */
  readonly url: string;
  /** Stops the server in order and frees the data directory. May be called again. */
  stop(): Promise<void>;
}

const PORT_TRIES = 5;
const STILL_IN_USE_MS = 30_000;

/**
 * Starts PostgreSQL on `dataDir`, setting the cluster up first if there is none.
 * Throws EmbeddedPostgresError, whose message is for the person at the terminal. When this process dies
 * without `stop()`, the server shuts itself down, and the next start waits for that.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true, database = 'lobby', onProgress = () => {} } = options;
  const source = resolvePostgresPackage();
  const home = await homeOf(options.dataDir);
  const locks = [await acquireLock(home)];
  const unlock = async () => {
    for (const lock of locks) await lock.release();
  };
  try {
    const place = await findPlace(home, options.elsewhere ?? '/var/lib/lobby');
    const { cluster, account } = place;
    // A copied data directory remembers the same cluster elsewhere as the one it was copied from.
    if (place.base !== home) locks.push(await acquireLock(place.base));
    const native = await prepareNative(source, account, place.copies);
    const { password, isNew: isNewPassword } = await readOrMakePassword(path.join(home, 'password'));
    if (!(await isThere(cluster))) {
      onProgress(`Setting up PostgreSQL ${source.version.split('-')[0]} in ${cluster}`);
      await initCluster({ native, cluster, account, password, durable });
    } else {
      await checkCluster(cluster, source.version);
      await clearLeftovers(native, cluster);
      if (isNewPassword) await setPassword({ native, cluster, account, password });
    }
    onProgress('Starting PostgreSQL');
    await forgetPort(home);
    const settings = serverSettings(durable);
    const server = { native, cluster, account, settings, logFile: path.join(home, 'postgres.log') };
    const { postmaster, port } = await startOnPort(server, options.port);
    const url = (name: string) => `postgres://${ROLE}:${password}@127.0.0.1:${port}/${name}`;
    let stopping: Promise<void> | undefined;
    const stop = () => {
      stopping ??= postmaster
        .stop()
        .then(() => forgetPort(home))
        .then(unlock);
      return stopping;
    };
    try {
      await ensureDatabase(url('postgres'), database);
      await notePort(home, port);
    } catch (error) {
      await stop();
      throw error;
    }
    void postmaster.ended.then(() => {
      if (stopping) return;
      options.onUnexpectedEnd?.(
        new EmbeddedPostgresError(
          'START_FAILED',
          `Lobby's PostgreSQL ended by itself. See ${server.logFile}.`,
        ),
      );
    });
    return { url: url(database), stop };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/**
 * The PostgreSQL of a data directory, for a command beside the server: the one that runs there, or one started for the
 * command alone.
 * @throws EmbeddedPostgresError as `startEmbeddedPostgres`; LOCKED where another Lobby is just starting or stopping.
 */
export async function joinEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    return await startEmbeddedPostgres(options);
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError) || error.code !== 'LOCKED') throw error;
    const url = await findRunning(await homeOf(options.dataDir), options.database ?? 'lobby');
    if (url === null) throw error;
    // It is the other's to stop.
    return { url, stop: async () => {} };
  }
}

// A free port can be taken by another program between our finding it and the server's binding it; and a child of
// a killed server that is in the middle of work holds the cluster until it notices.
async function startOnPort(
  options: Omit<PostmasterOptions, 'port'>,
  wanted: number | undefined,
): Promise<{ postmaster: Postmaster; port: number }> {
  const until = Date.now() + STILL_IN_USE_MS;
  for (let left = PORT_TRIES; ; ) {
    const port = wanted ?? (await freePort());
    try {
      return { postmaster: await startPostmaster({ ...options, port }), port };
    } catch (error) {
      const { code } = error as EmbeddedPostgresError;
      if (code === 'PORT_TAKEN' && wanted === undefined && left > 1) left -= 1;
      else if (code === 'STILL_IN_USE' && Date.now() < until) await delay(200);
      else throw error;
    }
  }
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

// Written whole, and before the cluster is made, so there is never a cluster whose password nobody knows. Should the
// file get lost later, the cluster is given a new one.
async function readOrMakePassword(file: string): Promise<{ password: string; isNew: boolean }> {
  const isNew = !(await isThere(file));
  if (isNew) {
    await writeFile(`${file}.new`, randomBytes(24).toString('hex'), { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
  return { password: await readFile(file, 'utf8'), isNew };
}

async function isThere(file: string): Promise<boolean> {
  return await lstat(file).then(
    () => true,
    () => false,
  );
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!found) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end();
  }
}
