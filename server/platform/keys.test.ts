// Idempotency keys against a real PostgreSQL.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../testing/app.ts';
import { onceByKey } from './keys.ts';

describe('keys', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await app.services.database.db.execute(sql`create table tally (n int not null)`);
  });
  afterAll(() => app.close());

  const count = async () =>
    Number((await app.services.database.sql`select count(*) from tally`)[0]?.['count']);
  const key = () => app.services.newId();

  const change = (memberId: string, ownKey: string, input: unknown, fail = false) =>
    app.services.database.db.transaction((tx) =>
      onceByKey(tx, { memberId, procedure: 'test.change', key: ownKey, input, now: 0 }, async () => {
        await tx.execute(sql`insert into tally values (1)`);
        if (fail) throw new Error('half way');
        return { answer: 42 };
      }),
    );

  it('KEY-1: runs a change once however often it is called at once', async () => {
    const { me } = await app.member();
    const before = await count();
    const ownKey = key();
    const answers = await Promise.all(Array.from({ length: 5 }, () => change(me.id, ownKey, { a: 1, b: 2 })));
    expect(answers.map(({ result }) => result)).toEqual(Array(5).fill({ answer: 42 }));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await count()).toBe(before + 1);
    // The order of the input's fields is no difference.
    expect((await change(me.id, ownKey, { b: 2, a: 1 })).repeated).toBe(true);
  });

  it('KEY-2: refuses a key that came with other input', async () => {
    const { me } = await app.member();
    const ownKey = key();
    await change(me.id, ownKey, { amount: 1 });
    await expect(change(me.id, ownKey, { amount: 2 })).rejects.toMatchObject({ appCode: 'KEY_REUSED' });
  });

  it('KEY-1: belongs to one member', async () => {
    const [first, second] = [await app.member(), await app.member()];
    const ownKey = key();
    expect((await change(first.me.id, ownKey, {})).repeated).toBe(false);
    expect((await change(second.me.id, ownKey, {})).repeated).toBe(false);
  });

  it('KEY-3: a change that failed can be tried again with its key', async () => {
    const { me } = await app.member();
    const ownKey = key();
    const before = await count();
    await expect(change(me.id, ownKey, {}, true)).rejects.toThrow('half way');
    expect(await count()).toBe(before);
    expect((await change(me.id, ownKey, {})).repeated).toBe(false);
  });
});
