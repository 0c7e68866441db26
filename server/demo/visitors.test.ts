// The demo's visitors, over the real API of a seeded shop.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../platform/postgres/database.ts';
import { defaultSeedSize, seed } from '../seed/seed.ts';
import { startTestApp, type TestApp } from '../testing/app.ts';
import { type TestDatabase, testDatabase } from '../testing/postgres.ts';
import { startVisitors } from './visitors.ts';

describe('the visitors of the demo', () => {
  let stored: TestDatabase;
  let app: TestApp;
  beforeAll(async () => {
    stored = await testDatabase('visitors');
    const database = openDatabase(stored.url, { pool: 2 });
    const size = { ...defaultSeedSize, games: 4, members: 60 };
    await seed(database, { ...size, now: Date.now(), demo: true, onProgress: () => {} });
    await database.close();
    app = await startTestApp({ databaseUrl: stored.url, environment: { LOBBY_DEMO_ACCOUNTS: 'on' } });
  });
  afterAll(async () => {
    await app?.close();
    await stored?.drop();
  });

  it('SEED-60: come online, talk in the seeded rooms, and go home when the server stops', async () => {
    const { caller } = await app.member();
    const spoken = async () => {
      const [row] = await app.services.database.sql`select count(*)::int as said from messages`;
      return Number(row?.['said']);
    };
    const before = await spoken();
    const visitors = await startVisitors(app, {
      count: 6,
      pause: { least: 0, most: 1 },
      thinking: 0,
      perCharacter: 0,
    });
    await expect.poll(async () => (await caller.chat.online()).total).toBe(6);
    await expect.poll(spoken).toBeGreaterThan(before + 3);

    const offered = new Set((await caller.accounts.demo()).accounts.map(({ id }) => id));
    const { items } = await caller.chat.online();
    expect(items.filter(({ id }) => offered.has(id))).toEqual([]);

    await visitors.stop();
    await expect.poll(async () => (await caller.chat.online()).total).toBe(0);
    const [left] = await app.services.database
      .sql`select count(*)::int as sessions from sessions where user_agent <> 'vitest'`;
    expect(left?.['sessions']).toBe(0);
  });
});
