// What members do over plain HTTP stands in no router: who is signed out, banned or gone does none of it either.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uploadedPrefix } from '../../../shared/avatars.ts';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { startTestProvider, type TestProvider } from '../../testing/oidc.ts';
import { plainPicture } from '../../testing/pictures.ts';
import { hashPassword } from './passwords.ts';

const password = 'violet doorway 7';

describe('addresses for members, besides the procedures', () => {
  let provider: TestProvider;
  let app: TestApp;
  beforeAll(async () => {
    provider = await startTestProvider();
    app = await startTestApp({ environment: provider.environment() });
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
  });

  const picture = plainPicture('png');
  const addresses: Record<string, (headers: Record<string, string>) => Promise<Response>> = {
    '/uploads/avatar': async (headers) =>
      fetch(`${app.url}/uploads/avatar`, { method: 'POST', body: Uint8Array.from(await picture), headers }),
    '/uploads/game-picture': async (headers) => {
      const query = new URLSearchParams({ game: app.services.newId(), key: crypto.randomUUID() });
      const body = Uint8Array.from(await picture);
      return fetch(`${app.url}/uploads/game-picture?${query}`, { method: 'POST', body, headers });
    },
    '/exports/me.zip': (headers) => fetch(`${app.url}/exports/me.zip`, { headers }),
    '/auth/oidc/acme/connect': (headers) =>
      fetch(`${app.url}/auth/oidc/acme/connect`, { method: 'POST', headers }),
  };
  /** With a session that a race left to them. */
  const callers = {
    guest: async () => ({}),
    banned: async () => {
      const { me, cookie } = await app.member();
      await app.services.database.sql`
        update members set banned_at = now() - interval '1 second' where id = ${me.id}`;
      return { cookie };
    },
    deleted: async () => {
      const { me, cookie, caller } = await app.member({ passwordHash: await hashPassword(password) });
      const { sql } = app.services.database;
      const [session = {}] = await sql`select * from sessions where member_id = ${me.id}`;
      await caller.leaving.deleteAccount({ password, withMessages: false });
      await sql`insert into sessions ${sql(session)}`;
      return { cookie };
    },
  } satisfies Record<string, () => Promise<Record<string, string>>>;

  const cases = Object.entries(addresses).flatMap(([path, call]) =>
    (Object.keys(callers) as (keyof typeof callers)[]).map((caller) => [path, caller, call] as const),
  );
  it.each(cases)('ACC-32, ACC-112: %s is refused to %s', async (_path, caller, call) => {
    const response = await call(await callers[caller]());
    const { error } = (await response.json()) as { error: { data: { appCode: string } } };
    expect([response.status, error.data.appCode]).toEqual([401, 'NOT_SIGNED_IN']);
    const { sql } = app.services.database;
    expect(await sql`select 1 from oidc_attempts`).toHaveLength(0);
    expect(await sql`select 1 from members where avatar like ${`${uploadedPrefix}%`}`).toHaveLength(0);
  });

  it('ACC-32: the same calls of a member who may come in are not', async () => {
    const { cookie } = await app.member();
    const statuses = [];
    for (const call of Object.values(addresses)) statuses.push((await call({ cookie })).status);
    expect(statuses).not.toContain(401);
  });
});
