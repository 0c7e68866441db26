// Who runs PostgreSQL: never root, and from wherever Lobby lies.
import { execFileSync, spawnSync } from 'node:child_process';
import { chown, cp, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  gone,
  serverPid,
  startInOtherProcess,
  temporaryPlace,
  withSql,
} from '../../../testing/embeddedPostgres.ts';
import { canRead, serverAccount } from './account.ts';
import { startEmbeddedPostgres } from './index.ts';
import { findPlace } from './place.ts';

const isRoot = process.getuid?.() === 0;
const hasUseradd = spawnSync('useradd', ['--help'], { stdio: 'ignore' }).status === 0;

function ownerOf(pid: number): string {
  return execFileSync('ps', ['-o', 'user:32=', '-p', String(pid)], { encoding: 'utf8' }).trim();
}

describe.skipIf(!isRoot)('as root (skipped otherwise: only root can become another user)', () => {
  it('OPS-15: the server runs as an unprivileged account, in the data directory when it can get there', async () => {
    const place = await temporaryPlace(0o755);
    const server = await startEmbeddedPostgres(place);
    onTestFinished(server.stop);
    expect(ownerOf(await serverPid(server.url))).toBe(serverAccount([])?.name);
    expect((await stat(path.join(place.dataDir, 'cluster'))).mode & 0o777).toBe(0o700);
  });

  it('OPS-16: below a directory that is closed to others the cluster lies elsewhere, and is found again', async () => {
    const place = await temporaryPlace(0o700);
    const first = await startEmbeddedPostgres(place);
    await withSql(first.url, (sql) => sql`create table kept as select 1 as number`);
    expect(ownerOf(await serverPid(first.url))).toBe(serverAccount([])?.name);
    await first.stop();
    const { cluster } = await findPlace(place.dataDir, place.elsewhere);
    expect(cluster.startsWith(place.elsewhere)).toBe(true);
    const second = await startEmbeddedPostgres(place);
    onTestFinished(second.stop);
    expect(await withSql(second.url, (sql) => sql`select number from kept`)).toEqual([{ number: 1 }]);
  });

  it('OPS-16: a copy of such a data directory does not start on the cluster while the first one runs', async () => {
    const place = await temporaryPlace(0o700);
    const first = await startEmbeddedPostgres(place);
    onTestFinished(first.stop);
    const copy = `${place.dataDir}-copy`;
    await cp(place.dataDir, copy, { recursive: true });
    await rm(path.join(copy, 'lock.1'));
    await expect(startEmbeddedPostgres({ ...place, dataDir: copy })).rejects.toMatchObject({
      code: 'LOCKED',
    });
    expect(await withSql(first.url, (sql) => sql`select 1 as number`)).toEqual([{ number: 1 }]);
  });

  it('OPS-15: in a directory of another user it runs as that user', async () => {
    const place = await temporaryPlace(0o700);
    const daemon = (await readFile('/etc/passwd', 'utf8'))
      .split('\n')
      .find((line) => line.startsWith('daemon:'));
    const [, , uid, gid] = (daemon ?? '').split(':').map(Number);
    await chown(path.dirname(place.dataDir), uid ?? 0, gid ?? 0);
    const server = await startEmbeddedPostgres(place);
    onTestFinished(server.stop);
    expect(ownerOf(await serverPid(server.url))).toBe('daemon');
  });

  describe.skipIf(!hasUseradd)('for an ordinary user (skipped: no useradd to make one)', () => {
    it('OPS-17: it runs as that user, in a home closed to others', async (context) => {
      const name = `lobby-test-${process.pid}`;
      execFileSync('useradd', ['--create-home', '--user-group', name]);
      onTestFinished(() => void spawnSync('userdel', ['--remove', name]));
      const [uid, gid] = ['-u', '-g'].map((flag) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8' })),
      );
      const home = `/home/${name}`;
      await mkdir(home, { recursive: true });
      execFileSync('chmod', ['700', home]);
      const user = { name, uid: uid ?? 0, gid: gid ?? 0 };
      const sources = [process.execPath, import.meta.dirname, path.resolve('node_modules/tsx')];
      if (!canRead(user, sources))
        return context.skip(`${name} cannot read this clone, which lies in a closed directory`);
      const server = await startInOtherProcess(
        { dataDir: path.join(home, 'clone/.lobby/postgres'), durable: false },
        { uid: user.uid, gid: user.gid, env: { PATH: process.env['PATH'], HOME: home, TMPDIR: home } },
      );
      const postmaster = await serverPid(server.url);
      expect(ownerOf(postmaster)).toBe(name);
      expect((await stat(path.join(home, 'clone/.lobby'))).mode & 0o777).toBe(0o700);
      await server.kill();
      await gone(postmaster);
    });
  });
});

it.skipIf(isRoot)('OPS-17: an ordinary user runs it as themselves (skipped for root)', async () => {
  const server = await startEmbeddedPostgres(await temporaryPlace(0o700));
  onTestFinished(server.stop);
  expect(ownerOf(await serverPid(server.url))).toBe(userInfo().username);
});
