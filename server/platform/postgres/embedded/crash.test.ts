// The embedded PostgreSQL after kill -9: of Lobby, of the server, of both, and with numbers reused.
import { execFileSync, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  gone,
  serverPid,
  startInOtherProcess,
  temporaryPlace,
  withSql,
} from '../../../testing/embeddedPostgres.ts';
import { type EmbeddedPostgresOptions, startEmbeddedPostgres } from './index.ts';
import { findPlace } from './place.ts';
import { isPostmasterOf, processStart } from './processes.ts';

const fill = (url: string) => withSql(url, (sql) => sql`create table kept as select 1 as number`);

async function expectComeback(options: EmbeddedPostgresOptions): Promise<void> {
  const server = await startEmbeddedPostgres(options);
  onTestFinished(server.stop);
  expect(await withSql(server.url, (sql) => sql`select number from kept`)).toEqual([{ number: 1 }]);
}

function parentOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
}

it('OPS-9: when Lobby is killed its server shuts down in order, and the next start comes back', async () => {
  const place = await temporaryPlace();
  const lobby = await startInOtherProcess(place);
  await fill(lobby.url);
  const server = await serverPid(lobby.url);
  await lobby.kill();
  await gone(server);
  expect(await readFile(path.join(place.dataDir, 'postgres.log'), 'utf8')).toContain(
    'database system is shut down',
  );
  await expectComeback(place);
});

it('OPS-9: a start at once after the kill waits for the old server to be gone', async () => {
  const place = await temporaryPlace();
  const lobby = await startInOtherProcess(place);
  await fill(lobby.url);
  await lobby.kill();
  await expectComeback(place);
});

it('OPS-10: when the server is killed Lobby is told, and the next start comes back', async () => {
  const place = await temporaryPlace();
  let told: (error: Error) => void = () => {};
  const ended = new Promise<Error>((resolve) => {
    told = resolve;
  });
  const first = await startEmbeddedPostgres({
    ...place,
    durable: true,
    onUnexpectedEnd: (error) => told(error),
  });
  await fill(first.url);
  process.kill(await serverPid(first.url), 'SIGKILL');
  expect((await ended).message).toContain('ended by itself');
  await first.stop();
  await expectComeback(place);
});

it('OPS-10: also when a statement was running', async () => {
  const place = await temporaryPlace();
  const lobby = await startInOtherProcess({ ...place, durable: true });
  await fill(lobby.url);
  const server = await serverPid(lobby.url);
  const busy = withSql(lobby.url, async (sql) => {
    await sql`set application_name = 'busy'`;
    await sql`select count(*) from generate_series(1, 20000000) a`;
  }).catch(() => 'cut');
  await withSql(lobby.url, async (sql) => {
    const running = () =>
      sql`select 1 from pg_stat_activity where application_name = 'busy' and state = 'active' and query like '%series%'`;
    while ((await running()).length === 0);
  });
  await lobby.kill();
  process.kill(server, 'SIGKILL');
  await expectComeback(place);
  await busy;
});

it('OPS-11: a server whose Lobby and guard were both killed is taken down by the next start', async () => {
  const place = await temporaryPlace();
  const lobby = await startInOtherProcess({ ...place, durable: true });
  await fill(lobby.url);
  const server = await serverPid(lobby.url);
  const shell = parentOf(server);
  const guards = execFileSync('ps', ['-o', 'pid=', '--ppid', String(shell)], { encoding: 'utf8' });
  for (const guard of guards.trim().split(/\s+/).map(Number)) {
    if (guard !== server) process.kill(guard, 'SIGKILL');
  }
  process.kill(shell, 'SIGKILL');
  await lobby.kill();
  await gone(shell);
  const { cluster } = await findPlace(place.dataDir, place.elsewhere);
  expect(isPostmasterOf(server, cluster)).toBe(true);
  await expectComeback(place);
  expect(isPostmasterOf(server, cluster)).toBe(false);
});

it('OPS-12: a lock or a server file that names a process which is something else by now holds nobody up', async () => {
  const place = await temporaryPlace();
  const lobby = await startInOtherProcess({ ...place, durable: true });
  await fill(lobby.url);
  process.kill(await serverPid(lobby.url), 'SIGKILL');
  await lobby.kill();
  const other = spawn('sleep', ['600']);
  onTestFinished(() => void other.kill());
  const { cluster } = await findPlace(place.dataDir, place.elsewhere);
  const serverFile = path.join(cluster, 'postmaster.pid');
  const [, ...rest] = (await readFile(serverFile, 'utf8')).split('\n');
  await writeFile(serverFile, [other.pid, ...rest].join('\n'));
  const lockFile = path.join(place.dataDir, 'lock.1');
  const lock = JSON.parse(await readFile(lockFile, 'utf8')) as { start: string };
  await writeFile(lockFile, JSON.stringify({ ...lock, pid: other.pid }));
  expect(processStart(other.pid ?? 0)).not.toBe(lock.start);
  await expectComeback(place);
  expect(other.exitCode ?? other.signalCode).toBeNull();
});
