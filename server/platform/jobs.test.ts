// Jobs of several instances on one real PostgreSQL.
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../testing/live.ts';
import { type TestDatabase, testDatabase } from '../testing/postgres.ts';
import { runAlone, startJob } from './jobs.ts';
import { type Database, openDatabase } from './postgres/database.ts';

describe('jobs', () => {
  let database: TestDatabase;
  let here: Database;
  let there: Database;
  beforeAll(async () => {
    database = await testDatabase('jobs');
    here = openDatabase(database.url, { pool: 2 });
    there = openDatabase(database.url, { pool: 2 });
  });
  afterAll(async () => {
    await Promise.all([here.close(), there.close()]);
    await database.drop();
  });

  it('LIVE-34: one instance at a time does the work, and the next may afterwards, also after a failure', async () => {
    const worked: string[] = [];
    const result = await runAlone(here, 5, async () => {
      worked.push('here');
      expect(await runAlone(there, 5, async () => worked.push('there'))).toBeNull();
      expect(await runAlone(there, 6, async () => 'another job')).toBe('another job');
      return 'done';
    });
    expect(result).toBe('done');
    await expect(runAlone(here, 5, () => Promise.reject(new Error('on purpose')))).rejects.toThrow('purpose');
    expect(await runAlone(there, 5, async () => 'there')).toBe('there');
    expect(worked).toEqual(['here']);
  });

  it('LIVE-34: an instance that dies at work leaves it to the others', async () => {
    const dying = postgres(database.url, { max: 1 });
    await dying`select pg_advisory_lock(7)`;
    expect(await runAlone(there, 7, async () => 'there')).toBeNull();
    await dying.end({ timeout: 0 });
    await expect.poll(() => runAlone(there, 7, async () => 'there')).toBe('there');
  });

  it('LIVE-63: as many jobs as there are connections for turns ask for others in their turns', async () => {
    let entered = 0;
    const answers = await Promise.all(
      [20, 21, 22, 23].map((lock) =>
        runAlone(here, lock, async () => {
          entered += 1;
          await expect.poll(() => entered).toBeGreaterThanOrEqual(2);
          const [row] = await here.sql`select ${lock}::int as lock`;
          return row?.['lock'];
        }),
      ),
    );
    expect(answers).toEqual([20, 21, 22, 23]);
  });

  it('LIVE-34: runs first and then at intervals, never twice at once, and stops when told', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const job = {
      purpose: 'count',
      lock: 8,
      every: 2,
      first: 0,
      begin: () => {
        let steps = 0;
        runs += 1;
        running += 1;
        most = Math.max(most, running);
        return async () => {
          await there.sql`select 1`;
          steps += 1;
          if (steps < 3) return true;
          running -= 1;
          if (runs === 2) throw new Error('goes on all the same');
          return false;
        };
      },
    };
    const stop = startJob({ database: here, log: silentLog }, job);
    await expect.poll(() => runs).toBeGreaterThan(4);
    await stop();
    expect(running).toBe(0);
    expect(most).toBe(1);
    const [row] = await there.sql`
      select count(*)::int as held from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`;
    expect(row?.['held']).toBe(0);
  });
});
