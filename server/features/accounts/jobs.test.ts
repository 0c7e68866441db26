// Expired sessions go; the clock is the test's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSteps } from '../../platform/jobs.ts';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { removeExpiredSessions } from './jobs.ts';

describe('the jobs of accounts', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('ACC-40: removes expired sessions however many, and no others', async () => {
    const { sql } = app.services.database;
    const { me } = await app.member();
    const now = app.services.clock.now();
    const left = async () =>
      (await sql`select user_agent from sessions order by user_agent`).map((row) => row['user_agent']);
    const begin = (name: string, count: number, expiresAt: number) => sql`
      insert into sessions (id, member_id, token_hash, user_agent, address, created_at, last_seen_at, expires_at)
      select gen_random_uuid(), ${me.id}, decode(md5(${name} || n), 'hex'), ${name}, '', now(), now(),
        ${new Date(expiresAt)} from generate_series(1, ${count}) as n`;
    await begin('expired', 11, now - 1);
    await begin('just now', 1, now);
    await begin('in a moment', 1, now + 1);
    const remove = (at: number) => runSteps(app.services.database, 1, removeExpiredSessions(at, 4));
    await remove(now);
    expect(await left()).toEqual(['in a moment', 'vitest']);
    await remove(now + 1);
    expect(await left()).toEqual(['vitest']);
  });
});
