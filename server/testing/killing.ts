// Kills a process at every statement of a deed, one boundary after the other, and lets a test look at what is left.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { BuyInput } from '../../shared/wallet.ts';
import type { Buyer } from '../features/wallet/orders/buy.ts';
import type { refund } from '../features/wallet/orders/refund.ts';
import type { Database } from '../platform/postgres/database.ts';
import { programRoot } from '../platform/root.ts';

export type Deed =
  | { kind: 'buy'; buyer: Buyer; input: BuyInput }
  | { kind: 'settle'; chargeId: string; amount: number }
  | { kind: 'redeemKey'; memberId: string; code: string; key: string }
  | { kind: 'refund'; memberId: string; input: Parameters<typeof refund>[2] }
  | { kind: 'tellWishers'; atOnce: number };

type Boundary = { at: number; when: 'before' | 'sent' };

/** The program that dies, as one file: started at each boundary, it would spend most of its time reading the sources. */
async function bundle(): Promise<{ program: string; remove(): Promise<void> }> {
  // Beside the packages, which it loads.
  const place = join(programRoot(), 'dist', 'testing');
  await mkdir(place, { recursive: true });
  const folder = await mkdtemp(join(place, 'dying-'));
  const { build } = await import('vite');
  await build({
    root: programRoot(),
    configFile: join(programRoot(), 'vite.server.config.ts'),
    logLevel: 'error',
    build: { ssr: 'server/testing/dying.ts', outDir: folder, sourcemap: false },
  });
  return { program: join(folder, 'main.js'), remove: () => rm(folder, { recursive: true }) };
}

/** @returns the statements of the deed when it was done, null when it was killed before. */
async function run(program: string, url: string, deed: Deed, boundary: Boundary): Promise<string[] | null> {
  const child = spawn(process.execPath, [program, JSON.stringify({ url, deed, ...boundary })], {
    cwd: programRoot(),
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  let said = '';
  let complained = '';
  child.stdout.on('data', (part: Buffer) => {
    said += part;
  });
  child.stderr.on('data', (part: Buffer) => {
    complained += part;
  });
  const [code, signal] = await once(child, 'close');
  process.removeListener('exit', killWithUs);
  if (signal === 'SIGKILL') return null;
  if (code !== 0) throw new Error(`The deed failed: ${complained}`);
  return JSON.parse(said) as string[];
}

/** Waits until PostgreSQL has ended what the killed process left. */
const settled = ({ sql }: Database) =>
  expect
    .poll(
      async () =>
        (
          await sql`select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
            and (state = 'active' or state like 'idle in transaction%')`
        ).length,
    )
    .toBe(0);

/**
 * @param make a fresh deed for each boundary.
 * @param look sees what is left of it.
 * @returns the statements of the deed.
 */
export async function killAtEveryStatement(
  database: Database,
  url: string,
  make: () => Promise<Deed>,
  look: (deed: Deed, boundary: Boundary) => Promise<void>,
): Promise<string[]> {
  const { program, remove } = await bundle();
  onTestFinished(remove);
  const statements = await run(program, url, await make(), { at: 0, when: 'before' });
  if (!statements) throw new Error('The deed was killed though nobody asked for it.');
  // Before each statement, when the one before it has been answered; and when the commit is on its way.
  const boundaries: Boundary[] = statements.map((_text, index) => ({ at: index + 1, when: 'before' }));
  boundaries.push({ at: statements.length, when: 'sent' });
  const visited: Boundary[] = [];
  const visit = async (boundary: Boundary) => {
    const deed = await make();
    // Not killed means that the boundary was not reached: then the statements are others than those counted.
    if ((await run(program, url, deed, boundary)) === null) visited.push(boundary);
    await settled(database);
    await look(deed, boundary);
  };
  for (const boundary of boundaries) await visit(boundary);
  expect(visited).toEqual(boundaries);
  return statements;
}
