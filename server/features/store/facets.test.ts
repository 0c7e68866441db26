// Counting what each choice of a filter would show; by callers over a real database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { stockGames, stockShelves } from '../../testing/shop.ts';

const day = 24 * 3_600_000;
const now = Date.parse('2031-05-01T00:00:00Z');
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ clock: { now: () => now } });
  await stockShelves(
    app.services,
    [{ slug: 'all' }, { slug: 'action' }, { slug: 'stealth', parent: 'action' }, { slug: 'empty' }],
    [
      { slug: 'co-op', names: { en: 'Co-op', ko: '협동', zh: '合作' } },
      { slug: 'cats', names: { en: 'Cats', ko: '고양이', zh: '猫' } },
      { slug: 'unused', names: { en: 'Unused', ko: '없음', zh: '无' } },
    ],
  );
  const sales = [{ percent: 20, startsAt: now - day, endsAt: now + day }];
  const over = [{ percent: 20, startsAt: now - day, endsAt: now }];
  const prices = { KRW: 10_000, USD: 1_000, CNY: 5_000 };
  const none = { KRW: 0, USD: 0, CNY: 0 };
  const tags = ['cats', 'co-op'];
  await stockGames(app.services, [
    {
      slug: 'anvil',
      categories: ['all', 'action', 'stealth'],
      tags,
      prices,
      sales,
      systems: ['windows', 'macos'],
      languages: ['en', 'ja'],
      reviews: 10,
      positive: 8,
      releasedAt: now - 10 * day,
    },
    {
      slug: 'bellows',
      categories: ['all', 'action'],
      tags: ['co-op'],
      prices: { USD: 3_001 },
      sales: over,
      reviews: 100,
      positive: 79,
      releasedAt: now - 300 * day,
    },
    {
      slug: 'candle',
      categories: ['all', 'action'],
      tags: ['co-op'],
      prices: none,
      systems: [],
      releasedAt: now + day,
    },
    { slug: 'drum', categories: ['all'], tags: ['cats'], prices: { USD: 1_250 }, sales, languages: ['ja'] },
    { slug: 'ember', categories: ['all'], releasedAt: now - 1_000 * day },
  ]);
});
afterAll(() => app.close());

const store = () => app.guest().caller.store;
const counts = (list: { slug: string; games: number }[]) =>
  Object.fromEntries(list.map(({ slug, games }) => [slug, games]));

describe('facets', () => {
  it('STORE-40: count what each choice would show', async () => {
    const facets = await store().facets({});
    expect(counts(facets.categories)).toEqual({ all: 5, action: 3, stealth: 1 });
    expect(facets).toMatchObject({
      onSale: 2,
      free: 1,
      prices: { low: 3, middle: 0, high: 1, unsold: 1 },
      systems: { windows: 4, macos: 1, linux: 3 },
      ratings: { loved: 1, liked: 1, mixed: 0, disliked: 0, panned: 0 },
      released: { month: 2, year: 3, years: 4 },
    });
    expect(facets.spoken).toEqual([
      { code: 'en', games: 4 },
      { code: 'ko', games: 3 },
      { code: 'ja', games: 2 },
    ]);
    expect(facets.tags).toEqual([
      { slug: 'co-op', name: 'Co-op', games: 3 },
      { slug: 'cats', name: 'Cats', games: 2 },
    ]);
  });

  it('STORE-40, STORE-54: keep the filters of other kinds, and each count is what the list then holds', async () => {
    const filters = [
      { category: 'action' },
      { tag: 'cats' },
      { onSale: true },
      { q: 'an' },
      { q: 'co-op', category: 'all', tag: 'cats', onSale: true },
      { price: 'low' },
      { price: 'unsold', system: 'linux' },
      { system: 'windows', spoken: 'en', tag: 'co-op' },
      { rating: 'loved', released: 'month' },
      { released: 'years', onSale: true, spoken: 'ja', category: 'all' },
      { spoken: 'xx' },
    ] as const;
    for (const filter of filters) {
      const facets = await store().facets(filter);
      const listed = async (choice: object) => (await store().games({ ...filter, ...choice })).total;
      for (const { slug, games } of facets.categories) expect(games).toBe(await listed({ category: slug }));
      for (const { slug, games } of facets.tags) expect(games).toBe(await listed({ tag: slug }));
      expect(facets.onSale).toBe(await listed({ onSale: true }));
      expect(facets.free).toBe(await listed({ free: true }));
      for (const { code, games } of facets.spoken) expect(games).toBe(await listed({ spoken: code }));
      for (const [kind, counted] of Object.entries({
        price: facets.prices,
        system: facets.systems,
        rating: facets.ratings,
        released: facets.released,
      })) {
        for (const [choice, games] of Object.entries(counted)) {
          expect(games, `${kind} ${choice}`).toBe(await listed({ [kind]: choice }));
        }
      }
    }
  });

  it('STORE-41: name tags in the language asked for, the chosen one in any case', async () => {
    const { tags } = await store().facets({ tag: 'unused', category: 'stealth', language: 'ko' });
    expect(tags).toEqual([
      { slug: 'cats', name: '고양이', games: 1 },
      { slug: 'co-op', name: '협동', games: 1 },
      { slug: 'unused', name: '없음', games: 0 },
    ]);
  });

  it('STORE-40: of a text without a word there is nothing, of an unknown category CATEGORY_NOT_FOUND', async () => {
    const nothing = { categories: [], tags: [], spoken: [], onSale: 0, free: 0 };
    expect(await store().facets({ q: '!?' })).toMatchObject({ ...nothing, prices: { low: 0, unsold: 0 } });
    await expect(store().facets({ category: 'nowhere' })).rejects.toMatchObject({
      appCode: 'CATEGORY_NOT_FOUND',
    });
  });
});
