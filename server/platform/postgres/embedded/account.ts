// Chooses the unprivileged account that PostgreSQL runs as when Lobby itself is root: PostgreSQL refuses root.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError, USE_DATABASE_URL } from './error.ts';

/** An account of the operating system, by the numbers that `spawn` takes. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account to run PostgreSQL as, or undefined when this process may run it itself (it is not root).
 * In order: whoever owns the first of `paths` that exists and is not root's, then `lobby`, then `nobody`.
 * Throws NO_ACCOUNT when root has no other account to turn to.
 */
export function serverAccount(paths: readonly string[]): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = knownAccounts();
  for (const file of paths) {
    const uid = ownerOf(file);
    // initdb looks its account up by number and fails for one without a name, as in many containers.
    const owner = uid === undefined || uid === 0 ? undefined : known.find((account) => account.uid === uid);
    if (owner) return owner;
  }
  const account =
    known.find(({ name }) => name === 'lobby') ??
    known.find(({ name }) => name === 'nobody') ??
    known.find(({ name }) => name === 'postgres');
  if (!account || account.uid === 0) {
    throw new EmbeddedPostgresError(
      'NO_ACCOUNT',
      `PostgreSQL does not run as root, and this machine has no account "lobby" or "nobody" to run it as. ` +
        `Create one (useradd --system lobby), start Lobby as another user, or: ${USE_DATABASE_URL}`,
    );
  }
  return account;
}

/** The `spawn` options that make a child run as `account`, with none of root's groups. */
export function runAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** Whether `account` may read all these files and directories: the kernel is asked, not the mode bits. */
export function canRead(account: Account | undefined, files: readonly string[]): boolean {
  return tests(account, 'for f do test -r "$f" || exit 1; done', files);
}

/** Whether `account` may go through `directory` to what is inside it. */
export function canPass(account: Account | undefined, directory: string): boolean {
  return tests(account, 'test -x "$1"', [directory]);
}

function tests(account: Account | undefined, script: string, files: readonly string[]): boolean {
  const result = spawnSync('/bin/sh', ['-c', script, 'sh', ...files], {
    ...runAs(account),
    cwd: '/',
    stdio: 'ignore',
  });
  if (result.error && account) throw cannotBecome(account, result.error);
  return result.status === 0;
}

function cannotBecome(account: Account, cause: Error): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'NO_ACCOUNT',
    `Lobby runs as root but may not become the user "${account.name}", which PostgreSQL needs (${cause.message}). ` +
      `Start Lobby as an ordinary user, or: ${USE_DATABASE_URL}`,
    { cause },
  );
}

function ownerOf(file: string): number | undefined {
  return statSync(path.resolve(file), { throwIfNoEntry: false })?.uid;
}

function knownAccounts(): Account[] {
  if (process.platform === 'darwin') {
    return ['nobody'].flatMap((name) => {
      const [uid, gid] = ['-u', '-g'].map((flag) =>
        Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout),
      );
      // macOS prints nobody's -2 as an unsigned number; spawn wants it signed.
      return uid && gid ? [{ name, uid: uid | 0, gid: gid | 0 }] : [];
    });
  }
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name ?? '', uid: Number(uid), gid: Number(gid) }));
}
