// Embedded PostgreSQL for its own tests: directories that clean up after themselves, and a Lobby-like process to kill.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { onTestFinished } from 'vitest';
import type { EmbeddedPostgresOptions } from '../platform/postgres/embedded/index.ts';
import { isAlive, isPostmasterOf } from '../platform/postgres/embedded/processes.ts';

/** Options for the launcher that keep all it makes under one directory, which goes when the test ends. */
export async function temporaryPlace(
  mode = 0o755,
): Promise<Required<Pick<EmbeddedPostgresOptions, 'dataDir' | 'elsewhere' | 'durable'>>> {
  const root = await mkdtemp(path.join(tmpdir(), 'lobby-embedded-'));
  const elsewhere = await mkdtemp(path.join(tmpdir(), 'lobby-elsewhere-'));
  await chmod(root, mode);
  await chmod(elsewhere, 0o755);
  onTestFinished(async () => {
    for (const place of [root, elsewhere]) {
      // A server whose starter was killed still writes while it shuts down.
      for (const pid of await serversUnder(place)) await gone(pid);
      await rm(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    }
  });
  return { dataDir: path.join(root, 'postgres'), elsewhere, durable: false };
}

/** Numbers of the servers whose clusters lie under a directory, also of those that are just shutting down. */
async function serversUnder(place: string): Promise<number[]> {
  const files = await readdir(place, { recursive: true });
  const servers = files
    .filter((file) => path.basename(file) === 'postmaster.pid')
    .map(async (file) => {
      const pid = Number.parseInt(await readFile(path.join(place, file), 'utf8').catch(() => ''), 10);
      return isPostmasterOf(pid, path.join(place, path.dirname(file))) ? pid : 0;
    });
  return (await Promise.all(servers)).filter((pid) => pid > 0);
}

/** A process that started an embedded PostgreSQL and waits to be killed. */
export interface Starter {
  readonly child: ChildProcess;
  readonly url: string;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts the launcher in a process of its own, as another user if asked. Rejects with what it said. */
export async function startInOtherProcess(
  options: EmbeddedPostgresOptions,
  as: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<Starter> {
  const launcher = new URL('../platform/postgres/embedded/index.ts', import.meta.url).href;
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(launcher)};
    try {
      console.log((await startEmbeddedPostgres(${JSON.stringify(options)})).url);
      process.stdin.resume();
    } catch (error) {
      console.log(error.code + ': ' + error.message.replaceAll('\\n', ' '));
      process.exit(1);
    }`;
  const loader = import.meta.resolve('tsx');
  const child = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: '/',
    ...as,
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  onTestFinished(kill);
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', () => reject(new Error('ended without a word')));
  });
  if (!line.startsWith('postgres://')) throw new Error(line);
  return { child, url: line, kill };
}

/** Runs SQL over one connection of its own. */
export async function withSql<T>(url: string, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 5 });
  // A server that is killed under a connection is part of some tests.
  try {
    return await run(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Number of the server process behind a url. */
export async function serverPid(url: string): Promise<number> {
  const [row] = await withSql(
    url,
    (sql) => sql<{ pid: number }[]>`
    select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int as pid`,
  );
  return row?.pid ?? 0;
}

/** Resolves when a process is gone; rejects after 20 s. */
export async function gone(pid: number): Promise<void> {
  const until = Date.now() + 20_000;
  while (isAlive(pid)) {
    if (Date.now() > until) throw new Error(`Process ${pid} is still there.`);
    await delay(10);
  }
}
