// Search and listing at size: what the planner does with 27,000 games.
import { fillPlaceholders } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { type StockedGame, stockGames, stockShelves } from '../../testing/shop.ts';
import { seeded } from './art/seeded.ts';
import { pageOf, type Shape, totalOf } from './queries/listing.ts';
import { parseQuery } from './search.ts';

const size = 27_000;
let app: TestApp;

const syllables =
  'ba be bi da do du ka ki ko la le lu ma mi mo na ne no ra ri ro sa si su ta te ti va vo za'.split(' ');
const hangul = [...'가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호'];

function* stock(): Generator<StockedGame> {
  const rng = seeded('plans');
  const word = () => Array.from({ length: rng.int(2, 4) }, () => rng.pick(syllables)).join('');
  for (let number = 0; number < size; number += 1) {
    yield {
      slug: `game-${number}`,
      title: `${word()} ${word()} ${number}`,
      titles: { ko: Array.from({ length: rng.int(2, 5) }, () => rng.pick(hangul)).join('') },
      categories: ['all', `shelf-${number % 30}`],
      prices: { USD: rng.int(0, 50) * 100 },
      ...(number % 40 === 0 && { sales: [{ percent: 25, startsAt: 0, endsAt: Date.now() * 2 }] }),
      downloads: rng.int(0, 10_000),
      reviews: 100,
      positive: rng.int(0, 100),
      releasedAt: rng.int(0, 1_000_000_000) * 1_000,
    };
  }
}

beforeAll(async () => {
  app = await startTestApp();
  const shelves = Array.from({ length: 30 }, (_, number) => ({ slug: `shelf-${number}`, parent: 'all' }));
  await stockShelves(app.services, [{ slug: 'all' }, ...shelves], []);
  const all = [...stock()];
  for (let from = 0; from < size; from += 3_000) {
    await stockGames(app.services, all.slice(from, from + 3_000));
  }
  await app.services.database.sql`analyze`;
});
afterAll(() => app.close());

const shape = (changes: Partial<Shape>): Shape => ({
  inCategory: false,
  withTag: false,
  terms: null,
  onSale: false,
  free: false,
  price: null,
  bySystem: false,
  bySpoken: false,
  rating: null,
  byRelease: false,
  sort: 'popular',
  language: 'en',
  continued: false,
  ...changes,
});

const values = {
  category: 'shelf-7',
  tag: 'none',
  currency: 'USD',
  language: 'en',
  now: new Date().toISOString(),
  member: null,
  limit: 25,
  cursor0: '5000',
  cursor1: '01890000-0000-7000-8000-000000000000',
};

/** The plan's lines. */
async function plan(query: ReturnType<typeof pageOf> | ReturnType<typeof totalOf>): Promise<string> {
  const { sql, params } = query.toSQL();
  const filled = fillPlaceholders(params, values) as string[];
  const rows = await app.services.database.sql.unsafe(`explain ${sql}`, filled);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('plans', () => {
  it('STORE-25: search uses its indexes, typos and single characters included', async () => {
    const { db } = app.services.database;
    const texts = ['badoko', 'bad', 'badokola mirate', 'badpkola', 'bado', '가나', '가', '가나다라마'];
    for (const text of texts) {
      const searching = shape({ terms: parseQuery(text), sort: 'relevance' });
      for (const query of [pageOf(db, searching), totalOf(db, searching)]) {
        const lines = await plan(query);
        expect(lines, text).toMatch(/Bitmap Index Scan on game_search_(document|grams)/);
        expect(lines, text).not.toMatch(/Seq Scan on game_search/);
      }
    }
  });

  it('STORE-25: the listing of a category uses its index, on the first page and on later ones', async () => {
    const { db } = app.services.database;
    for (const continued of [false, true]) {
      const lines = await plan(pageOf(db, shape({ inCategory: true, continued })));
      expect(lines).toMatch(/Scan (using|on) game_categories_/);
      expect(lines).not.toMatch(/Seq Scan/);
    }
    expect(await plan(totalOf(db, shape({ inCategory: true })))).not.toMatch(/Seq Scan on game_categories/);
  });

  it('STORE-25: the whole store is listed in the order of an index', async () => {
    const { db } = app.services.database;
    const indexes = { popular: 'games_by_downloads', rating: 'games_by_rating', newest: 'games_by_release' };
    for (const [sort, index] of Object.entries(indexes)) {
      for (const continued of [false, true]) {
        const lines = await plan(pageOf(db, shape({ sort: sort as Shape['sort'], continued })));
        expect(lines).toContain(`using ${index}`);
        expect(lines).not.toMatch(/Sort|Seq Scan/);
      }
    }
  });
});
