// Publishers, shelves and games of the seeded world, with their texts, prices, sales and search rows.

import { searchRow } from '../features/store/search.ts';
import {
  categories,
  generateGame,
  publishers,
  requirementsFor,
  type SeedGame,
  tags,
  topOf,
} from '../features/store/seedCatalogue/index.ts';
import { collector, insertRows, type Sql } from '../platform/postgres/bulk.ts';
import { seedId } from './ids.ts';
import type { SeedContext } from './seed.ts';

/** What the life of the world needs to know of a game. */
export type ShopGame = Pick<SeedGame, 'number' | 'releaseDay' | 'reach'> & { id: string };

/** Pictures of each game's gallery. */
const pictures = 5;
/** One game in so many is in early access. */
const earlyEach = 19;
const systemsSold = ['windows', 'macos', 'linux'];

/**
 * Takes the search indexes away while rows are written, and makes them anew at once: row by row, many thousands of
 * games take minutes. Nobody searches an empty shop meanwhile.
 */
async function withoutSearchIndexes<Result>(sql: Sql, write: () => Promise<Result>): Promise<Result> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = current_schema() and tablename = 'game_search' and indexdef like '%USING gin%'`;
  for (const { name } of indexes) await sql`drop index ${sql(name)}`;
  const result = await write();
  for (const { definition } of indexes) await sql.unsafe(definition);
  return result;
}

export const seedShop = (sql: Sql, context: SeedContext): Promise<ShopGame[]> =>
  withoutSearchIndexes(sql, () => writeShop(sql, context));

async function writeShop(sql: Sql, context: SeedContext): Promise<ShopGame[]> {
  const publisherId = (slug: string) => seedId('publisher', slug, context.day(-context.days).getTime());
  await insertRows(
    sql,
    'publishers',
    publishers.map(({ slug, name, about }) => ({ id: publisherId(slug), slug, name, about })),
  );
  await insertRows(
    sql,
    'categories',
    categories.map(({ slug, parent, names }, position) => ({ slug, parent, position, names })),
  );
  await insertRows(
    sql,
    'tags',
    tags.map(({ slug, names }) => ({ slug, names })),
  );
  const publisherNames = new Map(publishers.map(({ slug, name }) => [slug, name]));
  const tagNames = new Map(tags.map(({ slug, names }) => [slug, Object.values(names)]));

  // In the order of their foreign keys: a batch of games is written before what belongs to it.
  const rows = {
    games: collector(sql, 'games'),
    texts: collector(sql, 'game_texts'),
    categories: collector(sql, 'game_categories'),
    tags: collector(sql, 'game_tags'),
    requirements: collector(sql, 'game_requirements'),
    prices: collector(sql, 'prices'),
    sales: collector(sql, 'sales'),
    search: collector(sql, 'game_search'),
  };
  const gamesAtOnce = 200;
  const shop: ShopGame[] = [];
  for (let from = 0; from < context.games; from += gamesAtOnce) {
    const batch = Array.from({ length: Math.min(gamesAtOnce, context.games - from) }, (_, index) =>
      generateGame(from + index),
    );
    const ids = new Map<number, string>();
    for (const game of batch) {
      const releasedAt = context.day(game.releaseDay);
      const id = seedId('game', game.number, releasedAt.getTime());
      ids.set(game.number, id);
      shop.push({ id, number: game.number, releaseDay: game.releaseDay, reach: game.reach });
      await rows.games.add({
        id,
        slug: game.slug,
        title: game.title,
        titles: game.titles,
        publisher_id: publisherId(game.publisher),
        genre: game.genre,
        systems: game.systems.filter((system) => systemsSold.includes(system)),
        languages: game.languages.text,
        released_at: releasedAt,
        state: game.number % earlyEach === 7 ? 'early' : 'released',
        pictures,
        trailer: true,
        downloads: 0,
        reviews: 0,
        positive: 0,
        wishes: 0,
      });
    }
    await rows.games.flush();
    for (const game of batch) {
      const gameId = ids.get(game.number) ?? '';
      for (const language of ['en', 'ko', 'zh'] as const) {
        await rows.texts.add({
          game_id: gameId,
          language,
          short: game.short[language],
          long: game.long[language],
        });
      }
      const shelves = new Set(['all', ...game.categories, ...game.categories.map((slug) => topOf(slug))]);
      for (const category of shelves) await rows.categories.add({ category, game_id: gameId });
      for (const [position, tag] of game.tags.entries())
        await rows.tags.add({ game_id: gameId, tag, position });
      for (const [currency, amount] of Object.entries(game.prices)) {
        await rows.prices.add({ game_id: gameId, currency, amount });
      }
      for (const needs of requirementsFor(game)) {
        if (systemsSold.includes(needs.system)) await rows.requirements.add({ game_id: gameId, ...needs });
      }
      if (game.sale) {
        const startsAt = context.day(game.sale.startDay);
        await rows.sales.add({
          id: seedId('sale', game.number, startsAt.getTime()),
          game_id: gameId,
          percent: game.sale.percent,
          starts_at: startsAt,
          ends_at: context.day(game.sale.endDay),
        });
      }
      await rows.search.add({
        game_id: gameId,
        ...searchRow({
          titles: [game.title, ...Object.values(game.titles)],
          publisher: publisherNames.get(game.publisher) ?? '',
          tags: game.tags.flatMap((slug) => tagNames.get(slug) ?? []),
        }),
      });
    }
  }
  for (const row of Object.values(rows)) await row.flush();
  context.onProgress(`${shop.length} games`);
  return shop;
}
