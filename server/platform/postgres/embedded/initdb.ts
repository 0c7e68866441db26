// Makes a new, empty PostgreSQL cluster whose character types know every script, not only ASCII.
import { execFile } from 'node:child_process';
import { chmod, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Account, runAs } from './account.ts';
import { EmbeddedPostgresError, USE_DATABASE_URL } from './error.ts';
import { giveTo } from './place.ts';
import { program, programEnvironment } from './programs.ts';

/** The one role Lobby uses; it is the cluster's superuser, for extensions and for template databases. */
export const ROLE = 'lobby';

export interface InitOptions {
  readonly native: string;
  readonly cluster: string;
  readonly account: Account | undefined;
  readonly password: string;
  /** False: do not wait for the disk (tests). */
  readonly durable: boolean;
}

/**
 * Makes the cluster; it appears whole or not at all, so a killed first start is simply begun anew.
 * Throws INIT_FAILED with what initdb said.
 */
export async function initCluster(options: InitOptions): Promise<void> {
  const { cluster, account } = options;
  const unfinished = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  try {
    await rm(passwordFile, { force: true });
    await writeFile(passwordFile, options.password, { mode: 0o600, flag: 'wx' });
    await giveTo(account, passwordFile);
    await firstThatWorks(characterTypes(), async (characterType) => {
      await rm(unfinished, { recursive: true, force: true });
      await mkdir(unfinished, { mode: 0o700 });
      await giveTo(account, unfinished);
      await runInitdb(options, unfinished, passwordFile, characterType);
    });
    await rename(unfinished, cluster);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

/**
 * Throws VERSION_MISMATCH unless the cluster was made by the major version `packageVersion` has.
 * Puts back the permissions PostgreSQL insists on, which copying a directory may lose.
 */
export async function checkCluster(cluster: string, packageVersion: string): Promise<void> {
  const made = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8')).trim();
  const major = packageVersion.split('.')[0];
  if (made !== major) {
    throw new EmbeddedPostgresError(
      'VERSION_MISMATCH',
      `The database in ${cluster} was made by PostgreSQL ${made}, and this Lobby brings ${major}. ` +
        `Dump it with the Lobby that made it and load it here, or serve it yourself: ${USE_DATABASE_URL}`,
    );
  }
  if (((await lstat(cluster)).mode & 0o077) !== 0) await chmod(cluster, 0o700);
}

/** Gives Lobby's role a new password, in a cluster on which no server runs. */
export async function setPassword(options: Omit<InitOptions, 'durable'>): Promise<void> {
  const args = ['--single', '-D', options.cluster, 'postgres'];
  const running = promisify(execFile)(program(options.native, 'postgres'), args, {
    ...runAs(options.account),
    cwd: path.parse(options.cluster).root,
    env: programEnvironment(),
  });
  running.child.stdin?.end(`alter role ${ROLE} password '${options.password}'\n`);
  await running;
}

async function runInitdb(
  options: InitOptions,
  target: string,
  passwordFile: string,
  characterType: string,
): Promise<void> {
  const args = [
    ...['-D', target, '-U', ROLE, '--pwfile', passwordFile, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    // The builtin locale sorts and compares. pg_trgm asks the C library instead whether a character is a
    // letter, and under the C locale no Korean or Chinese one is.
    ...['--locale=C', `--lc-ctype=${characterType}`, '--no-instructions'],
    // Naming these spares initdb the trial starts by which it would find them.
    ...['-c', 'max_connections=100', '-c', 'shared_buffers=128MB'],
    ...(options.durable ? [] : ['--no-sync']),
  ];
  await promisify(execFile)(program(options.native, 'initdb'), args, {
    ...runAs(options.account),
    cwd: path.parse(target).root,
    env: programEnvironment(),
  });
}

function characterTypes(): string[] {
  if (process.platform === 'win32') return ['en-US'];
  const own = [process.env['LC_ALL'], process.env['LC_CTYPE'], process.env['LANG']].filter(
    (name): name is string => name !== undefined && /utf-?8$/i.test(name),
  );
  const usual =
    process.platform === 'darwin' ? ['en_US.UTF-8', 'C.UTF-8'] : ['C.UTF-8', 'C.utf8', 'en_US.UTF-8'];
  return [...new Set([...usual, ...own])];
}

async function firstThatWorks(choices: readonly string[], attempt: (choice: string) => Promise<void>) {
  for (const [index, choice] of choices.entries()) {
    try {
      return await attempt(choice);
    } catch (error) {
      const said = String((error as { stderr?: unknown }).stderr ?? '');
      if (/invalid locale name/.test(said) && index < choices.length - 1) continue;
      throw initFailed(error as NodeJS.ErrnoException, said, choices);
    }
  }
}

function initFailed(
  error: NodeJS.ErrnoException,
  said: string,
  locales: readonly string[],
): EmbeddedPostgresError {
  const why = /invalid locale name/.test(said)
    ? `this machine has none of the locales ${locales.join(', ')}`
    : /could not look up effective user ID/.test(said)
      ? 'the user Lobby runs as has no name on this machine (no entry in /etc/passwd)'
      : error.code === 'ENOENT'
        ? 'its programs do not run here (they need glibc: Alpine Linux has another C library)'
        : said.trim() || error.message;
  return new EmbeddedPostgresError(
    'INIT_FAILED',
    `Lobby could not set up its PostgreSQL: ${why}. Otherwise: ${USE_DATABASE_URL}`,
    { cause: error },
  );
}
