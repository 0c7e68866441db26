// The seeding command: repeatable, once, and as large as asked.
import { afterAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/postgres/database.ts';
import { startTestApp } from '../testing/app.ts';
import { checksums, countOf, dropOpened, empty, now, seeded, small, urlOfSeeded } from '../testing/seeded.ts';
import { AlreadySeededError, isUnseeded, seed } from './seed.ts';

afterAll(dropOpened);

it('SEED-62: publishers with several games offer some together, for sale everywhere and for less', async () => {
  const app = await startTestApp({ databaseUrl: await urlOfSeeded(), clock: { now: () => now } });
  try {
    const rows = await app.services.database.sql`select slug from bundles`;
    expect(rows.length).toBeGreaterThanOrEqual(4);
    for (const country of ['KR', 'US', 'CN']) {
      const { caller } = await app.member({ country });
      for (const { slug } of rows) {
        const { games, price, about } = await caller.store.bundles.find({ bundle: String(slug) });
        expect(games.length).toBeGreaterThanOrEqual(2);
        expect(price?.now.amount).toBeLessThan(price?.was.amount ?? 0);
        expect(about).not.toBe('');
      }
    }
  } finally {
    await app.close();
  }
});

describe('repeating', () => {
  it('SEED-50: the same numbers and moment give the same rows, other numbers others', async () => {
    const [one, two, other] = await Promise.all([seeded(), seeded(), seeded({ members: 61 })]);
    const sums = await checksums(one);
    expect(await checksums(two)).toEqual(sums);
    expect((await checksums(other))['members']).not.toBe(sums['members']);
    expect((await checksums(other))['games']?.split(' ')[0]).toBe('90');
  });

  it('SEED-51: refuses a database with a seed or with members, and changes nothing', async () => {
    const database = await seeded();
    const before = await checksums(database);
    expect(await isUnseeded(database)).toBe(false);
    await expect(seed(database, small)).rejects.toThrow(AlreadySeededError);
    await expect(seed(database, small)).rejects.toThrow(/only for an empty one/);
    expect(await checksums(database)).toEqual(before);

    const inhabited = await empty();
    expect(await isUnseeded(inhabited)).toBe(true);
    await inhabited.sql`
      insert into members (id, email, email_key, nickname, nickname_key, country, language, avatar, joined_at, last_seen_at)
      values (gen_random_uuid(), 'a@example.com', 'a@example.com', 'ann', 'ann', 'US', 'en', 'fox-1', now(), now())`;
    await expect(seed(inhabited, small)).rejects.toThrow(AlreadySeededError);
    expect(await countOf(inhabited, 'games')).toBe(0);
  });

  it('SEED-51: of two at once one fills the database', async () => {
    const database = await empty();
    const outcomes = await Promise.allSettled([seed(database, small), seed(database, small)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await countOf(database, 'members')).toBe(small.members);
  });

  it('SEED-51: a seed that fails leaves nothing behind', async () => {
    const database = await empty();
    const onProgress = (text: string) => {
      if (text.includes('members')) throw new Error('no more');
    };
    await expect(seed(database, { ...small, onProgress })).rejects.toThrow('no more');
    expect(await isUnseeded(database)).toBe(true);
    expect(await countOf(database, 'categories')).toBe(0);
  });
});

describe('size', () => {
  it('SEED-59: a world is as large as asked, and its indexes are those of an empty one', async () => {
    const indexes = ({ sql }: Database) =>
      sql`select indexname, indexdef from pg_indexes where schemaname = 'public' order by indexname`;
    const before = await indexes(await empty());
    const large = await seeded({ games: 1_500, members: 700, days: 30 });
    expect(await countOf(large, 'games')).toBe(1_500);
    expect(await countOf(large, 'game_search')).toBe(1_500);
    expect(await countOf(large, 'members')).toBe(700);
    expect([...(await indexes(large))]).toEqual([...before]);
    const tiny = await seeded({ games: 1, members: 2, days: 1 });
    expect(await countOf(tiny, 'games')).toBe(1);
  });
});
