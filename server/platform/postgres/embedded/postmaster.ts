// Starts PostgreSQL's server process, waits until it answers, and stops it in order.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Account, runAs } from './account.ts';
import { EmbeddedPostgresError } from './error.ts';
import { isAlive, isPostmasterOf, processesIn } from './processes.ts';
import { program, programEnvironment } from './programs.ts';

const POLL_MS = 10;
const STOP_TIMEOUT_MS = 30_000;

export interface PostmasterOptions {
  readonly native: string;
  readonly cluster: string;
  readonly account: Account | undefined;
  readonly port: number;
  /** Server settings by name. */
  readonly settings: Readonly<Record<string, string>>;
  /** File for the server's own log; the last start's is kept as `<file>.1`. */
  readonly logFile: string;
}

/** A running PostgreSQL server. */
export interface Postmaster {
  /** Settles when the server process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Stops the server: connections are closed, what was committed stays. May be called again. */
  stop(): Promise<void>;
}

// The shell stands between us and the server so that the server is shut down in order when we die without a
// word: our end of the pipe closes, `read` returns, the server gets SIGINT (fast shutdown). The server is the
// shell's own child, so its number cannot come to mean another process before the shell has been told.
const GUARD = `
exec 3<&0
"$@" </dev/null 3<&- & server=$!
(read -r _ <&3; kill -INT $server) >/dev/null 2>&1 & guard=$!
exec 3<&-
wait $server; code=$?
kill $guard 2>/dev/null
exit $code`;

/** Starts the server and returns when it takes connections. Throws PORT_TAKEN, STILL_IN_USE or START_FAILED. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  await rename(options.logFile, `${options.logFile}.1`).catch(ignoreMissing);
  const child = await launch(options);
  const ended: Promise<void> = once(child, 'exit').then(() => void child.stdin?.destroy());
  child.stdin?.on('error', () => {});
  await Promise.race([ended, answers(options.cluster, child)]);
  if (child.exitCode !== null || child.signalCode !== null) throw await startFailed(options);
  let stopping: Promise<void> | undefined;
  return {
    ended: process.platform === 'win32' ? goneOnWindows(options.cluster) : ended,
    stop: () => {
      stopping ??=
        process.platform === 'win32' ? stopOnWindows(options) : stopChild(options.cluster, child, ended);
      return stopping;
    },
  };
}

/**
 * Takes down what a killed Lobby or a killed server may have left running in `cluster`, and removes the
 * server's own lock file when it names a process that is something else by now. The caller holds our lock.
 */
export async function clearLeftovers(native: string, cluster: string): Promise<void> {
  if (process.platform === 'win32') {
    // There PostgreSQL judges by itself whether the file it left behind still means anything.
    await stopOnWindows({ native, cluster }).catch(() => {});
    return;
  }
  const pid = await postmasterPid(cluster);
  if (pid !== undefined && isPostmasterOf(pid, cluster)) {
    signal(pid, 'SIGINT');
    if (!(await gone(() => isPostmasterOf(pid, cluster)))) {
      signal(pid, 'SIGQUIT');
      if (!(await gone(() => isPostmasterOf(pid, cluster)))) {
        throw new EmbeddedPostgresError(
          'LOCKED',
          `A PostgreSQL (process ${pid}) of an earlier Lobby still runs on ${cluster} and does not stop. End it first.`,
        );
      }
    }
  }
  // A killed server's children end by themselves once they notice; those in the middle of work take longer.
  for (const orphan of processesIn(cluster)) signal(orphan, 'SIGQUIT');
  await gone(() => processesIn(cluster).length > 0);
  // PostgreSQL refuses to start while the process named here runs, even one that is no PostgreSQL at all.
  // Its second guard, on the shared memory of this directory, stays in force.
  await rm(path.join(cluster, 'postmaster.pid'), { force: true });
}

async function launch(options: PostmasterOptions): Promise<ChildProcess> {
  const { native, cluster, account, port } = options;
  const settings = Object.entries({ ...options.settings, port: String(port), listen_addresses: '127.0.0.1' });
  const args = ['-D', cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const common = { ...runAs(account), cwd: path.parse(cluster).root, env: programEnvironment() };
  if (process.platform === 'win32') {
    // pg_ctl sheds an administrator's rights, with which the server would not start.
    const quoted = args
      .slice(2)
      .map((arg) => `"${arg}"`)
      .join(' ');
    const pgCtl = ['start', '-W', '-s', '-D', cluster, '-l', options.logFile, '-o', quoted];
    return spawn(program(native, 'pg_ctl'), pgCtl, { ...common, stdio: ['pipe', 'ignore', 'ignore'] });
  }
  const log = await open(options.logFile, 'w', 0o600);
  try {
    // Detached: a Ctrl-C at the terminal is for us; the server stops after we have finished with it.
    return spawn('/bin/sh', ['-c', GUARD, 'lobby-postgres', program(native, 'postgres'), ...args], {
      ...common,
      detached: true,
      stdio: ['pipe', log.fd, log.fd],
    });
  } finally {
    await log.close();
  }
}

// The last line of postmaster.pid says how far the server has come. After a crash it first replays its log,
// which may take minutes: it is waited for as long as it lives.
async function answers(cluster: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if ((await pidFile(cluster))[7]?.trim() === 'ready') return;
    const failed = process.platform === 'win32' ? (child.exitCode ?? 0) !== 0 : child.exitCode !== null;
    if (failed || child.signalCode !== null) return;
    await delay(POLL_MS);
  }
}

async function stopChild(cluster: string, child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.end();
  const timeout = new AbortController();
  const late = delay(STOP_TIMEOUT_MS, 'late' as const, { signal: timeout.signal }).catch(() => undefined);
  if ((await Promise.race([ended, late])) === 'late') {
    const pid = await postmasterPid(cluster);
    if (pid !== undefined && isPostmasterOf(pid, cluster)) signal(pid, 'SIGQUIT');
    await ended;
  }
  timeout.abort();
}

async function stopOnWindows({
  native,
  cluster,
}: Pick<PostmasterOptions, 'native' | 'cluster'>): Promise<void> {
  await promisify(execFile)(program(native, 'pg_ctl'), [
    'stop',
    '-s',
    '-m',
    'fast',
    '-w',
    '-D',
    cluster,
  ]).catch(async (error: unknown) => {
    if ((await postmasterPid(cluster)) !== undefined) throw error;
  });
}

async function goneOnWindows(cluster: string): Promise<void> {
  while ((await postmasterPid(cluster)) !== undefined) await delay(1000, undefined, { ref: false });
}

async function startFailed({ logFile, port }: PostmasterOptions): Promise<EmbeddedPostgresError> {
  const said = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n').slice(-12).join('\n');
  if (/could not bind .*(in use|permission|access)|could not create any TCP/i.test(said)) {
    return new EmbeddedPostgresError(
      'PORT_TAKEN',
      `The port ${port} for Lobby's PostgreSQL is taken by another program. Stop that one or name another port.`,
    );
  }
  return new EmbeddedPostgresError(
    /pre-existing shared memory block/.test(said) ? 'STILL_IN_USE' : 'START_FAILED',
    `Lobby's PostgreSQL did not start. Its log (${logFile}) ends:\n${said}`,
  );
}

async function pidFile(cluster: string): Promise<string[]> {
  return (await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
}

async function postmasterPid(cluster: string): Promise<number | undefined> {
  const pid = Number((await pidFile(cluster))[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : undefined;
}

async function gone(stillThere: () => boolean): Promise<boolean> {
  const until = Date.now() + STOP_TIMEOUT_MS;
  while (stillThere()) {
    if (Date.now() > until) return false;
    await delay(POLL_MS);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
