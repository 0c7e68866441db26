// A connection that is lost, idle or in the middle of something: what was at work there is refused, and nothing else.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/postgres.ts';
import { atOnce } from './atOnce.ts';
import { type Database, openDatabase, type Transaction } from './database.ts';
import { pipelined } from './pipelined.ts';

describe('a lost connection', () => {
  let stored: Awaited<ReturnType<typeof testDatabase>>;
  let database: Database;
  beforeAll(async () => {
    stored = await testDatabase('lost');
    database = openDatabase(stored.url, { pool: 2 });
  });
  afterAll(async () => {
    await database.close();
    await stored.drop();
  });

  const end = sql`select pg_terminate_backend(pg_backend_pid())`;
  const pidOf = async (tx: Pick<Transaction, 'execute'>) =>
    Number((await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]?.pid);
  /** Ends it from outside, and waits until it is gone. */
  const endOther = async (pid: number) => {
    await database.sql`select pg_terminate_backend(${pid})`;
    await expect
      .poll(async () => (await database.sql`select 1 from pg_stat_activity where pid = ${pid}`).length)
      .toBe(0);
  };
  /** Each connection of the pool works again, one after the other. */
  const works = async () => {
    const ask = () => database.db.execute<{ one: number }>(sql`select 1 as one`);
    await expect
      .poll(() =>
        Promise.all([ask(), ask(), ask()]).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await database.db.transaction(async (tx) =>
      expect(await tx.execute(sql`select 1 as one`)).toHaveLength(1),
    );
  };

  // An error that nobody caught would fail the run.
  it('OPS-77: in the middle of a statement, its transaction is refused, and the next one works', async () => {
    const refused = { code: expect.stringMatching(/^(57P01|CONNECTION_|ECONNRESET|EPIPE)/) };
    const cause = async (work: Promise<unknown>) => {
      const error = await work.then(
        () => null,
        (thrown: { cause?: unknown }) => thrown.cause ?? thrown,
      );
      expect(error).toMatchObject(refused);
    };
    for (let round = 0; round < 3; round += 1) {
      await cause(database.db.transaction(async (tx) => void (await tx.execute(end))));
      await cause(pipelined(database, async (tx) => void (await tx.execute(end))));
      await cause(pipelined(database, async (tx, lastly) => lastly([Promise.resolve(tx.execute(end))])));
      await cause(
        atOnce(database.sql, (tx) => [tx`select pg_terminate_backend(pg_backend_pid())`, tx`select 1`]),
      );
      await cause(Promise.resolve(database.db.execute(end)));
      await works();
    }
  });

  it('OPS-77: between two statements, the next one is refused, also in a savepoint', async () => {
    for (const work of [
      (tx: Transaction) => tx.execute(sql`select 2`),
      (tx: Transaction) => tx.transaction((inner) => inner.execute(sql`select 2`)),
    ]) {
      const done = database.db.transaction(async (tx) => {
        await endOther(await pidOf(tx));
        await work(tx);
      });
      await expect(done).rejects.toThrow();
      await works();
    }
    const piped = pipelined(database, async (tx) => {
      await endOther(await pidOf(tx));
      await tx.execute(sql`select 2`);
    });
    await expect(piped).rejects.toThrow();
    await works();
  });

  it('OPS-77: before the commit, nothing of it stays', async () => {
    await database.sql`create table kept (n int)`;
    const write = async (tx: Transaction) => {
      await tx.execute(sql`insert into kept values (1)`);
      await endOther(await pidOf(tx));
    };
    await expect(database.db.transaction(write)).rejects.toThrow();
    await expect(pipelined(database, write)).rejects.toThrow();
    expect(await database.sql`select n from kept`).toEqual([]);
    await works();
  });

  it('OPS-77: while nobody is at work there, nobody notices', async () => {
    await endOther(await pidOf(database.db));
    expect(await database.db.execute(sql`select 1 as one`)).toMatchObject([{ one: 1 }]);
  });
});
