// Facts about other processes, asked of the operating system: do they run, since when, and as what.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';

/** Whether a process with this number exists, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * A text that stays the same while a process lives and differs for a later process with the same number,
 * also after a reboot. Undefined when there is no such process or the platform (Windows) does not tell.
 */
export function processStart(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const fields = statFields(pid);
    // Dead, but not yet collected by its parent.
    if (fields?.[0] === 'Z' || fields?.[0] === 'X') return undefined;
    // The 22nd field of /proc/<pid>/stat: start time in clock ticks since boot. 19 after pid, name and state.
    return fields && `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
  }
  if (process.platform === 'win32') return undefined;
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
  });
  return stdout.trim() || undefined;
}

/** Whether `pid` is a PostgreSQL server that was started on this cluster. Windows does not tell: false. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (process.platform === 'win32' || !isAlive(pid)) return false;
  if (process.platform === 'linux') {
    // Readable for everyone, unlike the working directory, which root in a container may not see.
    const [program = '', option, directory] = contentOf(`/proc/${pid}/cmdline`).split('\0');
    return path.basename(program) === 'postgres' && option === '-D' && directory === cluster;
  }
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes(`/bin/postgres -D ${cluster} -c `);
}

/**
 * Processes of PostgreSQL that work in `cluster`, found by their working directory (Linux; elsewhere none are
 * found, nor are those of a user we may not look at). A killed postmaster's children are among them.
 */
export function processesIn(cluster: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && linkOf(`/proc/${pid}/cwd`) === cluster)
    .filter(
      (pid) => path.basename(linkOf(`/proc/${pid}/exe`) ?? '') === 'postgres' && statFields(pid)?.[0] !== 'Z',
    );
}

// /proc/<pid>/stat after the name, which is in parentheses and may hold anything: state, parent, group …
function statFields(pid: number): string[] | undefined {
  const text = contentOf(`/proc/${pid}/stat`);
  return text ? text.slice(text.lastIndexOf(')') + 2).split(' ') : undefined;
}

// Processes come and go while they are looked at: one that is gone has no content.
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function linkOf(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}
