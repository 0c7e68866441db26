// The embedded PostgreSQL as one who starts Lobby meets it: first start, later starts, text, safety, refusals.
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startInOtherProcess, temporaryPlace, withSql } from '../../../testing/embeddedPostgres.ts';
import { type EmbeddedPostgresOptions, joinEmbeddedPostgres, startEmbeddedPostgres } from './index.ts';

const start = async (options: EmbeddedPostgresOptions) => {
  const server = await startEmbeddedPostgres(options);
  onTestFinished(server.stop);
  return server;
};

it('OPS-1: the database is UTF-8 and its trigrams know Korean and Chinese', async () => {
  const { url } = await start(await temporaryPlace());
  await withSql(url, async (sql) => {
    await sql`create extension pg_trgm`;
    const [row] = await sql`
      select show_trgm('밤샘') as korean, show_trgm('游戏') as chinese, lower('ÀÉ') as lower,
             current_setting('server_encoding') as encoding,
             (select collname from pg_collation c join pg_database d
               on d.datname = current_database() and c.collcollate is null and c.colllocale = d.datlocale
               limit 1) is not null as has_locale`;
    expect(row).toMatchObject({ lower: 'àé', encoding: 'UTF8', has_locale: true });
    expect(row?.['korean']).toHaveLength(3);
    expect(row?.['chinese']).toHaveLength(3);
    const [match] = await sql`select '밤샘 레이서' %> '밤샘' as korean, '星际游戏' like '%游戏%' as chinese`;
    expect(match).toEqual({ korean: true, chinese: true });
  });
});

it('OPS-2: what was committed is there after a stop and a start', async () => {
  const place = await temporaryPlace();
  const first = await start(place);
  await withSql(first.url, (sql) => sql`create table kept as select 1 as number`);
  await first.stop();
  await first.stop();
  const second = await start(place);
  expect(await withSql(second.url, (sql) => sql`select number from kept`)).toEqual([{ number: 1 }]);
});

it('OPS-3: a commit waits for the disk', async () => {
  const { url } = await start({ ...(await temporaryPlace()), durable: true });
  const settings = await withSql(
    url,
    (sql) => sql`
    select name, setting from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums') order by name`,
  );
  expect(settings.map(({ name, setting }) => `${name}=${setting}`)).toEqual([
    'data_checksums=on',
    'fsync=on',
    'full_page_writes=on',
    'synchronous_commit=on',
  ]);
});

it('OPS-4: nobody gets in without the password, which only its owner can read', async () => {
  const place = await temporaryPlace();
  const { url } = await start(place);
  const without = new URL(url);
  without.password = '';
  const wrong = new URL(url);
  wrong.password = 'wrong';
  for (const { href } of [without, wrong]) {
    await expect(withSql(href, (sql) => sql`select 1`)).rejects.toThrow(/password/);
  }
  expect(await withSql(url, (sql) => sql`select distinct auth_method, error from pg_hba_file_rules`)).toEqual(
    [{ auth_method: 'scram-sha-256', error: null }],
  );
  expect((await stat(path.join(place.dataDir, 'password'))).mode & 0o777).toBe(0o600);
  const [{ listen }] = await withSql(
    url,
    (sql) => sql<[{ listen: string }]>`
    select current_setting('listen_addresses') as listen`,
  );
  expect(listen).toBe('127.0.0.1');
});

it('OPS-4: a lost password file is replaced, and the data stays', async () => {
  const place = await temporaryPlace();
  const first = await start(place);
  await withSql(first.url, (sql) => sql`create table kept as select 1 as number`);
  await first.stop();
  await rm(path.join(place.dataDir, 'password'));
  const second = await start(place);
  expect(new URL(second.url).password).not.toBe(new URL(first.url).password);
  expect(await withSql(second.url, (sql) => sql`select number from kept`)).toEqual([{ number: 1 }]);
});

it('OPS-5: a second start on the same directory is refused, naming the holder, and the first goes on', async () => {
  const place = await temporaryPlace();
  const first = await startInOtherProcess(place);
  await expect(startEmbeddedPostgres(place)).rejects.toMatchObject({
    code: 'LOCKED',
    message: expect.stringMatching(new RegExp(`process ${first.child.pid}\\b.*LOBBY_DATA`)),
  });
  expect(await withSql(first.url, (sql) => sql`select 1 as number`)).toEqual([{ number: 1 }]);
});

it('OPS-55: a command joins the server that runs on the directory, and leaves it running', async () => {
  const place = await temporaryPlace();
  const first = await startInOtherProcess(place);
  await withSql(first.url, (sql) => sql`create table kept as select 1 as number`);
  const joined = await joinEmbeddedPostgres(place);
  expect(joined.url).toBe(first.url);
  expect(await withSql(joined.url, (sql) => sql`select number from kept`)).toEqual([{ number: 1 }]);
  await joined.stop();
  expect(await withSql(first.url, (sql) => sql`select number from kept`)).toEqual([{ number: 1 }]);
});

it('OPS-55: where none runs it starts one for itself, also after one that was killed', async () => {
  const place = await temporaryPlace();
  await (await start(place)).stop();
  const alone = await joinEmbeddedPostgres(place);
  onTestFinished(alone.stop);
  await withSql(alone.url, (sql) => sql`select 1`);
  await alone.stop();
  await writeFile(path.join(place.dataDir, 'port'), '1');
  const again = await joinEmbeddedPostgres(place);
  onTestFinished(again.stop);
  await withSql(again.url, (sql) => sql`select 1`);
});

it('OPS-5: within one process too', async () => {
  const place = await temporaryPlace();
  const first = await start(place);
  await expect(startEmbeddedPostgres(place)).rejects.toMatchObject({ code: 'LOCKED' });
  await first.stop();
  await start(place);
});

it('OPS-6: a taken port is refused by its number', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => taken.close(() => resolve())));
  const address = taken.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const place = await temporaryPlace();
  await expect(startEmbeddedPostgres({ ...place, port })).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: expect.stringContaining(`port ${port} `),
  });
  await start(place);
});

it('OPS-7: a first start that was cut short is begun anew', async () => {
  const place = await temporaryPlace();
  await mkdir(path.join(place.dataDir, 'cluster.new/base'), { recursive: true });
  await writeFile(path.join(place.dataDir, 'cluster.new/PG_VERSION'), '18\n');
  await writeFile(path.join(place.dataDir, 'cluster.password'), 'left over');
  const { url } = await start(place);
  expect(await withSql(url, (sql) => sql`select 1 as number`)).toEqual([{ number: 1 }]);
});

it('OPS-8: a cluster of another major version is refused untouched', async () => {
  const place = await temporaryPlace();
  const cluster = path.join(place.dataDir, 'cluster');
  await mkdir(cluster, { recursive: true });
  await writeFile(path.join(cluster, 'PG_VERSION'), '15\n');
  await expect(startEmbeddedPostgres(place)).rejects.toMatchObject({
    code: 'VERSION_MISMATCH',
    message: expect.stringMatching(/PostgreSQL 15.*18.*DATABASE_URL/),
  });
  expect(await readFile(path.join(cluster, 'PG_VERSION'), 'utf8')).toBe('15\n');
});
