// Makes PostgreSQL's programs runnable: restores the library links that npm leaves out, and copies the
// tree to where the server's account can read it when it cannot read the installed one.
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { type Account, canRead } from './account.ts';
import { EmbeddedPostgresError } from './error.ts';
import type { PostgresPackage } from './package.ts';

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/**
 * Returns the `native` directory from which `account` can run PostgreSQL: the package's own when possible,
 * else a copy under `copies` (a directory that only this process's user can write), made once per version.
 * May be called again and by several processes at once.
 */
export async function prepareNative(
  source: PostgresPackage,
  account: Account | undefined,
  copies: () => Promise<string>,
): Promise<string> {
  const installed = path.join(source.root, 'native');
  if (
    (await restoreLinks(source.root)) &&
    (process.platform === 'win32' || canRead(account, probes(installed)))
  ) {
    return installed;
  }
  return await copyOnce(source, await copies());
}

// One file of each directory that matters; a strict umask at install time can hide files in readable directories.
function probes(native: string): string[] {
  return ['bin', 'bin/postgres', 'bin/initdb', 'lib', 'lib/postgresql', 'share/postgresql/postgres.bki'].map(
    (entry) => path.join(native, entry),
  );
}

// npm archives hold no symbolic links, so the packages list theirs in a file and their install script makes
// them; with install scripts switched off we do. Answers false when the directory cannot be written.
async function restoreLinks(root: string): Promise<boolean> {
  for (const { source, target } of await readLinks(root)) {
    const link = path.join(root, target);
    if (await exists(link)) continue;
    try {
      await symlink(path.relative(path.dirname(target), source), link);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      throw error;
    }
  }
  return true;
}

async function readLinks(root: string): Promise<LibraryLink[]> {
  try {
    return JSON.parse(await readFile(path.join(root, 'native/pg-symlinks.json'), 'utf8')) as LibraryLink[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function copyOnce(source: PostgresPackage, copies: string): Promise<string> {
  const copy = path.join(copies, `programs-${path.basename(source.root)}-${source.version}`);
  if (await exists(copy)) return path.join(copy, 'native');
  // Copied beside its place and renamed into it, so a copy that is there is a whole one.
  const unfinished = `${copy}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o755 });
  await cp(path.join(source.root, 'native'), path.join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    // Static libraries serve only those who compile against PostgreSQL.
    filter: (file) => !file.endsWith('.a'),
  });
  // The copy has the modes of what was copied, by which it may be closed even to us.
  await openForReading(unfinished);
  await restoreLinks(unfinished);
  try {
    await rename(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  }
  return path.join(copy, 'native');
}

async function openForReading(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) await openForReading(file);
    else if (entry.isFile()) await chmod(file, path.basename(directory) === 'bin' ? 0o755 : 0o644);
  }
}

/** Throws UNREACHABLE unless `directory` is a real directory of this user's that nobody else can write to. */
export async function assertOwnDirectory(directory: string): Promise<void> {
  const stat = await lstat(directory);
  if (stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0) return;
  throw new EmbeddedPostgresError(
    'UNREACHABLE',
    `${directory} must be a directory that belongs to the user Lobby runs as and that no one else can write to. ` +
      'Put that right, or remove it.',
  );
}

async function exists(file: string): Promise<boolean> {
  return await lstat(file).then(
    () => true,
    () => false,
  );
}
