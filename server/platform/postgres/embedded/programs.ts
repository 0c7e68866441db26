// Where PostgreSQL's programs are within the package, and the environment they are given.
import path from 'node:path';

/** The path of one of PostgreSQL's programs under `native`. */
export function program(native: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * Our environment without what would steer PostgreSQL behind our back (PG*), its language (LC_*, LANG: our
 * messages are read by programs) or its libraries (LD_*: the programs know where theirs are).
 */
export function programEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !/^(PG|LC_|LANG|LD_|DYLD_|NODE_)/i.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}
