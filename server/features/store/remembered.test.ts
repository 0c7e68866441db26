// Counts are kept while nothing changed, and never a moment longer.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { stockGames, stockShelves } from '../../testing/shop.ts';

const day = 24 * 3_600_000;
let now = Date.parse('2031-05-01T12:00:00Z');
let app: TestApp;
let ids: Record<string, string>;

beforeAll(async () => {
  app = await startTestApp({ clock: { now: () => now } });
  await stockShelves(
    app.services,
    [{ slug: 'all' }],
    [{ slug: 'cats', names: { en: 'Cats', ko: '고양이', zh: '猫' } }],
  );
  const stocked = { categories: ['all'], prices: { USD: 1_000 }, releasedAt: now - 10 * day };
  ids = await stockGames(app.services, [
    {
      ...stocked,
      slug: 'anvil',
      tags: ['cats'],
      sales: [{ percent: 20, startsAt: now + 60_000, endsAt: now + 120_000 }],
    },
    { ...stocked, slug: 'bellows' },
  ]);
});
afterAll(() => app.close());

const store = () => app.guest().caller.store;
const counted = async () => {
  const { tags, free, onSale, systems, released } = await store().facets({});
  return {
    cats: tags.find(({ slug }) => slug === 'cats')?.games ?? 0,
    free,
    onSale,
    mac: systems.macos,
    month: released.month,
  };
};
const order = async () => (await store().games({})).items.map(({ slug }) => slug);

describe('what is counted', () => {
  it('STORE-55: is asked of the database once while nothing changes', async () => {
    const statements: string[] = [];
    const watched = await startTestApp({
      databaseUrl: app.services.config.DATABASE_URL ?? '',
      onStatement: (text) => void statements.push(text),
    });
    try {
      const ask = () => watched.guest().caller.store.facets({});
      const first = await ask();
      const before = statements.filter((text) => text.includes('game_tags')).length;
      expect(before).toBeGreaterThan(0);
      expect(await ask()).toEqual(first);
      expect(statements.filter((text) => text.includes('game_tags'))).toHaveLength(before);
    } finally {
      await watched.close();
    }
  });

  it('STORE-55: follows each change as it is committed, whoever makes it', async () => {
    const { sql } = app.services.database;
    const base = { cats: 1, free: 0, onSale: 0, mac: 0, month: 2 };
    expect(await counted()).toEqual(base);
    await sql`insert into game_tags (game_id, tag, position) values (${ids['bellows'] ?? ''}, 'cats', 0)`;
    expect(await counted()).toEqual({ ...base, cats: 2 });
    await sql`update prices set amount = 0 where game_id = ${ids['bellows'] ?? ''}`;
    expect(await counted()).toEqual({ ...base, cats: 2, free: 1 });
    await sql`update games set systems = '{macos}' where slug = 'anvil'`;
    expect(await counted()).toEqual({ ...base, cats: 2, free: 1, mac: 1 });
    await sql`update games set released_at = null where slug = 'anvil'`;
    expect(await counted()).toEqual({ ...base, cats: 2, free: 1, mac: 1, month: 1 });

    const [first, second] = await order();
    await sql`update games set downloads = 5 where slug = ${second ?? ''}`;
    expect(await order()).toEqual([second, first]);
  });

  it('STORE-55: does not see what is not committed, and sees it as soon as it is', async () => {
    const { sql } = app.services.database;
    const before = await counted();
    await sql.begin(async (tx) => {
      await tx`delete from game_tags where game_id = ${ids['bellows'] ?? ''}`;
      expect(await counted()).toEqual(before);
    });
    expect(await counted()).toEqual({ ...before, cats: before.cats - 1 });
  });

  it('STORE-55: follows the clock where sales begin and end', async () => {
    const start = now;
    expect((await counted()).onSale).toBe(0);
    now = start + 60_000;
    expect((await counted()).onSale).toBe(1);
    now = start + 119_999;
    expect((await counted()).onSale).toBe(1);
    now = start + 120_000;
    expect((await counted()).onSale).toBe(0);
    await app.services.database.sql`
      update games set released_at = ${new Date(start + 180_000)} where slug = 'anvil'`;
    expect((await counted()).month).toBe(1);
    now = start + 180_000;
    expect((await counted()).month).toBe(2);
    now = start + 40 * day;
    expect((await counted()).month).toBe(0);
  });
});
