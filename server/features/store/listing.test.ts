// Listing games: filters, sorts, prices of now, pages; by callers over a real database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GameSort, gameSorts } from '../../../shared/store.ts';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { stockGames, stockShelves } from '../../testing/shop.ts';

const day = 24 * 3_600_000;
const start = Date.parse('2031-05-01T00:00:00Z');
let now = start;
let app: TestApp;
let ids: Record<string, string>;

const price = (won: number) => ({ KRW: won, USD: Math.floor(won / 10), CNY: Math.floor(won / 2) });
const sale = (percent: number, from = -day, to = day) => ({
  percent,
  startsAt: start + from,
  endsAt: start + to,
});

beforeAll(async () => {
  app = await startTestApp({ clock: { now: () => now } });
  await stockShelves(
    app.services,
    [
      { slug: 'all' },
      { slug: 'action' },
      { slug: 'puzzle', parent: 'all' },
      { slug: 'stealth', parent: 'action' },
      { slug: 'shooters', parent: 'action' },
      { slug: 'empty', parent: 'action' },
    ],
    [
      { slug: 'co-op', names: { en: 'Co-op', ko: '협동', zh: '合作' } },
      { slug: 'cats', names: { en: 'Cats', ko: '고양이', zh: '猫' } },
    ],
  );
  ids = await stockGames(app.services, [
    {
      slug: 'anvil',
      title: 'Anvil',
      titles: { ko: '하늘', zh: '安' },
      categories: ['all', 'action', 'stealth'],
      tags: ['co-op', 'cats'],
      prices: price(10_000),
      sales: [{ ...sale(20), byPublisher: true }, sale(50), sale(90, -9 * day, -day)],
      releasedAt: start - 30 * day,
      downloads: 5,
      reviews: 2,
      positive: 2,
    },
    {
      slug: 'bellows',
      title: 'Bellows',
      titles: { ko: '가람', zh: '波' },
      categories: ['all', 'action', 'stealth'],
      tags: ['co-op'],
      prices: price(6_000),
      releasedAt: start - 20 * day,
      downloads: 50,
      reviews: 100,
      positive: 90,
    },
    {
      slug: 'candle',
      title: 'candle',
      titles: { ko: '나무', zh: '次' },
      categories: ['all', 'action', 'shooters'],
      prices: { KRW: 0, USD: 0, CNY: 0 },
      sales: [sale(30)],
      releasedAt: start - 10 * day,
      downloads: 500,
      reviews: 100,
      positive: 10,
    },
    {
      slug: 'drum',
      title: 'Drum',
      titles: { ko: '다리', zh: '大' },
      categories: ['all', 'puzzle'],
      tags: ['cats'],
      prices: price(9_999),
      sales: [sale(33)],
      releasedAt: start - 40 * day,
      downloads: 50,
    },
    {
      slug: 'ember',
      title: 'Éther',
      categories: ['all', 'puzzle'],
      prices: { USD: 700 },
      releasedAt: start - 5 * day,
      downloads: 1,
      reviews: 10,
      positive: 10,
    },
  ]);
});
afterAll(() => app.close());

const guest = (language: 'en' | 'ko' | 'zh' = 'en') => app.guest({ language }).caller.store;
const slugs = (page: { items: { slug: string }[] }) => page.items.map(({ slug }) => slug);

describe('categories', () => {
  it('STORE-1: count the games in them and below, named in the language asked for', async () => {
    const list = await guest().categories();
    expect(list).toEqual([
      { slug: 'all', name: 'all', parent: null, games: 5 },
      { slug: 'action', name: 'action', parent: null, games: 3 },
      { slug: 'puzzle', name: 'puzzle', parent: 'all', games: 2 },
      { slug: 'stealth', name: 'stealth', parent: 'action', games: 2 },
      { slug: 'shooters', name: 'shooters', parent: 'action', games: 1 },
      { slug: 'empty', name: 'empty', parent: 'action', games: 0 },
    ]);
    expect((await guest().categories({ language: 'ko' }))[0]?.name).toBe('all 한');
    expect((await guest('zh').categories())[0]?.name).toBe('all 中');
  });

  it('STORE-2: list their own games and those below', async () => {
    expect(slugs(await guest().games({ category: 'action' })).sort()).toEqual(['anvil', 'bellows', 'candle']);
    expect(slugs(await guest().games({ category: 'shooters' }))).toEqual(['candle']);
    expect(await guest().games({ category: 'empty' })).toEqual({ items: [], total: 0, nextCursor: null });
    await expect(guest().games({ category: 'nowhere' })).rejects.toMatchObject({
      appCode: 'CATEGORY_NOT_FOUND',
    });
  });
});

describe('filters', () => {
  it('STORE-3: narrow alone and together', async () => {
    const list = async (input: Parameters<ReturnType<typeof guest>['games']>[0]) => {
      const page = await guest('ko').games(input);
      expect(page.total).toBe(page.items.length);
      return slugs(page).sort();
    };
    expect(await list({ onSale: true })).toEqual(['anvil', 'drum']);
    expect(await list({ free: true })).toEqual(['candle']);
    expect(await list({ tag: 'cats' })).toEqual(['anvil', 'drum']);
    expect(await list({ tag: 'unheard-of' })).toEqual([]);
    expect(await list({ tag: 'cats', category: 'puzzle' })).toEqual(['drum']);
    expect(await list({ onSale: true, category: 'action' })).toEqual(['anvil']);
    expect(await list({ onSale: true, free: true })).toEqual([]);
    expect(await list({ onSale: false, free: false })).toHaveLength(5);
  });
});

describe('prices of now', () => {
  const priceOf = async (slug: string, language: 'en' | 'ko' | 'zh' = 'ko') =>
    (await guest(language).game({ id: slug })).price;

  it('STORE-7: take the best running sale off, in whole minor units', async () => {
    expect(await priceOf('anvil')).toEqual({
      now: { amount: 5_000, currency: 'KRW' },
      was: { amount: 10_000, currency: 'KRW' },
      percent: 50,
      until: start + day,
    });
    // 9,999 less 33 % is 6,699.33.
    expect((await priceOf('drum'))?.now.amount).toBe(6_699);
    expect(await priceOf('bellows')).toEqual({
      now: { amount: 6_000, currency: 'KRW' },
      was: null,
      percent: null,
      until: null,
    });
  });

  it('STORE-7: count a sale from its first moment up to, not including, its last', async () => {
    try {
      const percents = [];
      for (const at of [start - day - 1, start - day, start + day - 1, start + day]) {
        now = at;
        percents.push((await priceOf('drum'))?.percent ?? null);
      }
      expect(percents).toEqual([null, 33, 33, null]);
      expect((await guest('ko').games({ onSale: true })).total).toBe(0);
    } finally {
      now = start;
    }
  });

  it('STORE-8: a free game is free and not on sale; without a price there is none', async () => {
    expect(await priceOf('candle')).toEqual({
      now: { amount: 0, currency: 'KRW' },
      was: null,
      percent: null,
      until: null,
    });
    expect(await priceOf('ember')).toBeNull();
    expect(slugs(await guest('ko').games({ sort: 'price' }))).toEqual([
      'candle',
      'anvil',
      'bellows',
      'drum',
      'ember',
    ]);
  });

  it('STORE-9: come in the currency of the member’s country, else of the language', async () => {
    const currencies = [];
    for (const language of ['en', 'ko', 'zh'] as const) {
      currencies.push((await priceOf('bellows', language))?.now);
    }
    expect(currencies).toEqual([
      { amount: 600, currency: 'USD' },
      { amount: 6_000, currency: 'KRW' },
      { amount: 3_000, currency: 'CNY' },
    ]);
    const { caller } = await app.member({ country: 'CN', language: 'ko' });
    const game = await caller.store.game({ id: 'bellows' });
    expect(game.price?.now.currency).toBe('CNY');
    expect([game.title, game.short]).toEqual(['가람', 'bellows short ko']);
    const asked = await caller.store.game({ id: 'bellows', language: 'en' });
    expect([asked.title, asked.short, asked.price?.now.currency]).toEqual([
      'Bellows',
      'bellows short en',
      'CNY',
    ]);
  });
});

describe('sorts', () => {
  const order: Record<Exclude<GameSort, 'relevance'>, string[]> = {
    popular: ['candle', 'bellows', 'drum', 'anvil', 'ember'],
    rating: ['bellows', 'ember', 'anvil', 'candle', 'drum'],
    newest: ['ember', 'candle', 'bellows', 'anvil', 'drum'],
    // 0, 500, 600, 669, 700 cents
    price: ['candle', 'anvil', 'bellows', 'drum', 'ember'],
    discount: ['anvil', 'drum', 'candle', 'bellows', 'ember'],
    name: ['anvil', 'bellows', 'candle', 'drum', 'ember'],
  };
  for (const [sort, expected] of Object.entries(order) as [GameSort, string[]][]) {
    it(`STORE-4: by ${sort}`, async () => {
      expect(slugs(await guest().games({ sort }))).toEqual(expected);
    });
  }

  it('STORE-4: without a sort by popularity, which relevance without a search text is too', async () => {
    expect(slugs(await guest().games({}))).toEqual(order.popular);
    expect(slugs(await guest().games({ sort: 'relevance' }))).toEqual(order.popular);
  });

  it('STORE-4: names in the order of the language', async () => {
    // 가람 나무 다리 Éther 하늘: Korean readers find Hangul before Latin.
    expect(slugs(await guest('ko').games({ sort: 'name' }))).toEqual([
      'bellows',
      'candle',
      'drum',
      'anvil',
      'ember',
    ]);
    // 安 ān, 波 bō, 次 cì, 大 dà.
    expect(slugs(await guest('zh').games({ sort: 'name' })).filter((slug) => slug !== 'ember')).toEqual([
      'anvil',
      'bellows',
      'candle',
      'drum',
    ]);
  });

  it('STORE-5: two of two reviews do not stand above ninety of a hundred', async () => {
    const { sql } = app.services.database;
    const rows = await sql<{ slug: string; rating_score: number }[]>`select slug, rating_score from games`;
    const scores = new Map(rows.map((row) => [row.slug, row.rating_score]));
    // Values of the interval's textbook formula.
    expect(scores.get('bellows')).toBeCloseTo(0.8256, 3);
    expect(scores.get('ember')).toBeCloseTo(0.7225, 3);
    expect(scores.get('anvil')).toBeCloseTo(0.3424, 3);
    expect(scores.get('candle')).toBeCloseTo(0.0552, 3);
    expect(scores.get('drum')).toBe(0);
  });
});

describe('pages', () => {
  for (const sort of gameSorts) {
    it(`STORE-6: by ${sort} hold every game once, one at a time`, async () => {
      const whole = slugs(await guest().games({ sort, ...(sort === 'relevance' && { q: 'test house' }) }));
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<ReturnType<typeof guest>['games']>> = await guest().games({
          sort,
          cursor,
          limit: 1,
          ...(sort === 'relevance' && { q: 'test house' }),
        });
        expect(page.total).toBe(5);
        seen.push(...slugs(page));
        cursor = page.nextCursor;
      } while (cursor && seen.length < 20);
      expect(seen).toEqual(whole);
      expect(seen).toHaveLength(5);
    });
  }

  it('STORE-6: go on rightly when games come and go between them', async () => {
    const first = await guest().games({ sort: 'newest', limit: 2 });
    expect(slugs(first)).toEqual(['ember', 'candle']);
    const added = await stockGames(app.services, [{ slug: 'fresh', releasedAt: start }]);
    const { sql } = app.services.database;
    await sql`update games set released_at = ${new Date(start)} where id = ${ids['ember'] ?? ''}`;
    const second = await guest().games({ sort: 'newest', limit: 2, cursor: first.nextCursor });
    expect(slugs(second)).toEqual(['bellows', 'anvil']);
    await sql`delete from games where id = ${added['fresh'] ?? ''}`;
    await sql`update games set released_at = ${new Date(start - 5 * day)} where id = ${ids['ember'] ?? ''}`;
  });

  it('STORE-6: refuse a cursor of another list', async () => {
    const { nextCursor } = await guest().games({ sort: 'newest', limit: 1 });
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const id = ids['ember'] ?? '';
    const foreign = [
      ['popular', nextCursor],
      ['popular', 'rubbish'],
      ['popular', encode(['popular', 1.5, id])],
      ['popular', encode(['popular', 1e300, id])],
      ['popular', encode(['popular', 1])],
      ['popular', encode(['popular', 1, 'x'])],
      ['popular', encode(null)],
      ['name', encode(['name', 'a\u0000', id])],
      ['newest', encode(['newest', 9e15, id])],
      ['newest', encode(['newest', -1, id])],
      ['rating', encode(['rating', 'NaN', id])],
    ] as const;
    for (const [sort, cursor] of foreign) {
      await expect(guest().games({ sort, cursor }), `${sort} ${cursor}`).rejects.toMatchObject({
        appCode: 'BAD_CURSOR',
      });
    }
    // Within a type's bounds anything is only a place.
    for (const value of [Number.MAX_SAFE_INTEGER, -1, 0]) {
      await guest().games({ sort: 'popular', cursor: encode(['popular', value, id]) });
    }
  });
});
