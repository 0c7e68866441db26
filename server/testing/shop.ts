// Games for tests of the store: a few with the facts a test is about, or very many to look at plans.
import { categories, tags as tagsTable } from '../../drizzle/schema/store.ts';
import type { GameState } from '../../shared/gameStates.ts';
import type { Currency } from '../../shared/primitives.ts';
import { searchRow } from '../features/store/search.ts';
import type { Services } from '../services.ts';

export type StockedGame = {
  slug: string;
  title?: string;
  titles?: Partial<Record<'en' | 'ko' | 'zh', string>>;
  publisher?: string;
  categories?: string[];
  tags?: string[];
  /** Minor units. */
  prices?: Partial<Record<Currency, number>>;
  /** Epoch milliseconds; the shop's own, or its publisher's. */
  sales?: { percent: number; startsAt: number; endsAt: number; byPublisher?: boolean }[];
  releasedAt?: number;
  /** Released without. */
  state?: GameState;
  systems?: string[];
  /** BCP 47. */
  languages?: string[];
  downloads?: number;
  reviews?: number;
  positive?: number;
};

type Row = Record<string, unknown>;

/** Writes rows in bulk. The columns are those of the first row. */
async function insert({ sql }: Services['database'], table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql(Object.keys(first));
  await sql`
    insert into ${sql(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql(table)}, (${JSON.stringify(rows)}::text)::json)`;
}

const translated = (text: string) => ({ en: text, ko: `${text} 한`, zh: `${text} 中` });

/** Shelves and tags a game may name; `parent` is the shelf above. */
export async function stockShelves(
  { database }: Services,
  shelves: { slug: string; parent?: string }[],
  tags: { slug: string; names: { en: string; ko: string; zh: string } }[],
): Promise<void> {
  const { db } = database;
  await db.insert(categories).values(
    shelves.map(({ slug, parent }, position) => ({
      slug,
      parent: parent ?? null,
      position,
      names: translated(slug),
    })),
  );
  if (tags.length > 0) await db.insert(tagsTable).values(tags);
}

/** Stocks games and returns their ids by slug. */
export async function stockGames(
  services: Services,
  stock: readonly StockedGame[],
): Promise<Record<string, string>> {
  const { database, newId, clock } = services;
  const names = [...new Set(stock.map(({ publisher }) => publisher ?? 'Test House'))];
  const publisherIds = new Map(names.map((name) => [name, newId()]));
  const tagRows = await database.db.select().from(tagsTable);
  const tagNames = new Map(tagRows.map(({ slug, names: all }) => [slug, Object.values(all)]));
  const entries = stock.map((game) => ({ ...game, id: newId(), title: game.title ?? game.slug }));

  await insert(
    database,
    'publishers',
    names.map((name) => ({ id: publisherIds.get(name), slug: publisherIds.get(name), name })),
  );
  await insert(
    database,
    'games',
    entries.map((game) => ({
      id: game.id,
      slug: game.slug,
      title: game.title,
      titles: game.titles ?? {},
      publisher_id: publisherIds.get(game.publisher ?? 'Test House'),
      genre: 'puzzle',
      systems: game.systems ?? ['windows', 'linux'],
      languages: game.languages ?? ['en', 'ko'],
      released_at: new Date(game.releasedAt ?? clock.now()),
      state: game.state ?? 'released',
      pictures: 3,
      trailer: true,
      downloads: game.downloads ?? 0,
      reviews: game.reviews ?? 0,
      positive: game.positive ?? 0,
      wishes: 0,
    })),
  );
  const each = (rows: (game: (typeof entries)[number]) => Row[]) => entries.flatMap(rows);
  await insert(
    database,
    'game_texts',
    each((game) =>
      (['en', 'ko', 'zh'] as const).map((language) => ({
        game_id: game.id,
        language,
        short: `${game.slug} short ${language}`,
        long: `${game.slug} long ${language}`,
      })),
    ),
  );
  await insert(
    database,
    'game_categories',
    each((game) => (game.categories ?? []).map((category) => ({ category, game_id: game.id }))),
  );
  await insert(
    database,
    'game_tags',
    each((game) => (game.tags ?? []).map((tag, position) => ({ game_id: game.id, tag, position }))),
  );
  await insert(
    database,
    'prices',
    each((game) =>
      Object.entries(game.prices ?? {}).map(([currency, amount]) => ({ game_id: game.id, currency, amount })),
    ),
  );
  await insert(
    database,
    'sales',
    each((game) =>
      (game.sales ?? []).map((sale) => ({
        id: newId(),
        game_id: game.id,
        percent: sale.percent,
        starts_at: new Date(sale.startsAt),
        ends_at: new Date(sale.endsAt),
        publisher_id: sale.byPublisher ? publisherIds.get(game.publisher ?? 'Test House') : null,
      })),
    ),
  );
  await insert(
    database,
    'game_search',
    each((game) => [
      {
        game_id: game.id,
        ...searchRow({
          titles: [game.title, ...Object.values(game.titles ?? {})],
          publisher: game.publisher ?? 'Test House',
          tags: (game.tags ?? []).flatMap((tag) => tagNames.get(tag) ?? []),
        }),
      },
    ]),
  );
  await database.sql`
    select gin_clean_pending_list('game_search_document'), gin_clean_pending_list('game_search_grams')`;
  return Object.fromEntries(entries.map(({ slug, id }) => [slug, id]));
}
