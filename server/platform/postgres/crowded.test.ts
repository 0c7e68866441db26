// Transactions that begin while statements queue on every connection.
import { sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../testing/postgres.ts';
import { type Database, openDatabase } from './database.ts';
import { plain } from './plain.ts';

let test: TestDatabase;
let database: Database;
beforeAll(async () => {
  test = await testDatabase('crowded');
  database = openDatabase(test.url, { pool: 2 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

it('OPS-72: a transaction is one, however many statements are on their way before it', async () => {
  const { db, sql } = database;
  for (let before = 90; before <= 110; before += 1) {
    // One connection is taken, so all the rest goes to the other.
    let release = () => {};
    let taken: Promise<void> | null = null;
    await new Promise<void>((entered) => {
      taken = db.transaction(async (tx) => {
        await tx.execute(raw`select 1`);
        await new Promise<void>((resolve) => {
          release = resolve;
          entered();
        });
      });
    });
    const first = plain(db)`select pg_sleep(0.02)`.execute();
    const others = Array.from({ length: before }, () => plain(db)`select 1`.execute());
    const inside = db.transaction(async (tx) => {
      const [own] = await tx.execute<{ id: string }>(raw`select pg_current_xact_id()::text as id`);
      const [same] = await tx.execute<{ id: string }>(raw`select pg_current_xact_id()::text as id`);
      return [own?.id, same?.id];
    });
    const [own, same] = await inside;
    expect(own, `after ${before} statements`).toBe(same);
    await Promise.all([first, ...others]);
    release();
    await taken;
    const left = await sql`
      select query from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`;
    expect([...left], `after ${before} statements`).toEqual([]);
  }
});
