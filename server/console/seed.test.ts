// `lobby seed` as it is typed: sizes, and what it answers to what is no size.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../platform/postgres/database.ts';
import { AlreadySeededError } from '../seed/seed.ts';
import { type TestDatabase, testDatabase } from '../testing/postgres.ts';
import { seedCommand } from './seed.ts';
import { UsageError } from './usage.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase('command');
  vi.stubEnv('DATABASE_URL', test.url);
  vi.spyOn(console, 'log').mockReturnValue();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await test.drop();
});

describe('lobby seed', () => {
  it('SEED-19: --games 300 --members 500 --days 60 fills a database so far, and once', async () => {
    await seedCommand(['--games', '300', '--members', '500', '--days', '60']);
    const { sql, close } = openDatabase(test.url, { pool: 2 });
    try {
      const [counted] = await sql`
        select (select count(*)::int from games) as games, (select count(*)::int from members) as members,
          (select count(*)::int from members where joined_at < now() - interval '62 days') as earlier,
          (select count(*)::int from rooms) as rooms`;
      expect(counted).toMatchObject({ games: 300, members: 500, earlier: 0 });
      expect(counted?.['rooms']).toBeGreaterThanOrEqual(10);
      await expect(seedCommand([])).rejects.toThrow(AlreadySeededError);
      expect((await sql`select count(*)::int as games from games`)[0]).toEqual({ games: 300 });
    } finally {
      await close();
    }
  });

  it.each([
    [['--games', 'many'], /--games takes a whole number/],
    [['--members', '1'], /--members takes a whole number of at least 2/],
    [['--days', '1.5'], /--days takes a whole number/],
    [['--shops', '3'], /--shops/],
  ])('SEED-19: refuses %j', async (args, message) => {
    await expect(seedCommand(args)).rejects.toThrow(UsageError);
    await expect(seedCommand(args)).rejects.toThrow(message);
  });
});
