// Expired sessions go; the clock is the test's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSteps } from '../../platform/jobs.ts';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { removeExpiredSessions, removeOldProofs } from './jobs.ts';

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

  it('ACC-34, ACC-82: removes codes that have run out, and letters in the outbox after a day, and no others', async () => {
    const { sql } = app.services.database;
    const now = app.services.clock.now();
    const proof = (email: string, expiresAt: number) => sql`
      insert into proofs (id, purpose, email, email_key, secret_hash, created_at, expires_at)
      values (gen_random_uuid(), 'signIn', ${email}, ${email}, '', now(), ${new Date(expiresAt)})`;
    const attempt = (provider: string, expiresAt: number) => sql`
      insert into oidc_attempts (state_hash, browser_hash, provider, nonce, code_verifier, back, country, language, expires_at)
      values (decode(md5(${provider}), 'hex'), '', ${provider}, '', '', '/', 'KR', 'ko', ${new Date(expiresAt)})`;
    const letter = (subject: string, createdAt: number, nextTryAt: Date | null) => sql`
      insert into mails (id, recipient, subject, html, text, created_at, next_try_at)
      values (gen_random_uuid(), 'a@example.com', ${subject}, '', '', ${new Date(createdAt)}, ${nextTryAt})`;
    for (let n = 0; n < 5; n += 1) await proof(`old${n}`, now);
    await proof('fresh', now + 1);
    for (let n = 0; n < 5; n += 1) await attempt(`old${n}`, now);
    await attempt('fresh', now + 1);
    const day = 24 * 3_600_000;
    for (let n = 0; n < 5; n += 1) await letter('old', now - day, null);
    await letter('fresh', now - day + 1_000, null);
    await letter('waiting', now - day, new Date(now));
    await runSteps(app.services.database, 1, removeOldProofs(now, 2));
    expect(await sql`select email from proofs`).toEqual([{ email: 'fresh' }]);
    expect(await sql`select provider from oidc_attempts`).toEqual([{ provider: 'fresh' }]);
    expect(await sql`select subject from mails order by subject`).toEqual([
      { subject: 'fresh' },
      { subject: 'waiting' },
    ]);
  });
});
