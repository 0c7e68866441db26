// What some publishers of the seeded world sell together.
import { plainSlug } from '../features/store/catalogue/slugs.ts';
import { insertRows, type Sql } from '../platform/postgres/bulk.ts';
import { seedId } from './ids.ts';
import type { SeedContext } from './seed.ts';

/** Bundles of the world, and games of one, at most. */
const most = { bundles: 8, games: 4 };
/** In turn. */
const percents = [10, 15, 20, 25] as const;

type House = { id: string; name: string; games: string[] };

/** Of the publishers with most games that cost something: one bundle each. */
export async function seedBundles(sql: Sql, { now }: SeedContext): Promise<void> {
  const houses = await sql<House[]>`
    select publishers.id, publishers.name, (array_agg(games.id::text order by downloads, games.slug))[1:${most.games}] as games
    from publishers join games on games.publisher_id = publishers.id and games.sold
    where exists (select 1 from prices where game_id = games.id and amount > 0)
    group by publishers.id, publishers.name having count(*) > 1
    order by count(*) desc, publishers.slug limit ${most.bundles}`;
  const bundles = houses.map(({ id, name }, number) => {
    const bundleId = seedId('bundle', number, now);
    return {
      id: bundleId,
      slug: `${plainSlug(`${name} collection`)}-${bundleId.slice(-8)}`,
      publisher_id: id,
      name: `${name} Collection`,
      about: {
        en: `Games by ${name}, all together for less.`,
        ko: `${name}의 게임을 한데 모아 더 저렴하게.`,
        zh: `${name} 的游戏合集，一起买更优惠。`,
      },
      percent: percents[number % percents.length] ?? 10,
      state: 'offered',
      version: 0,
    };
  });
  await insertRows(sql, 'bundles', bundles);
  await insertRows(
    sql,
    'bundle_games',
    houses.flatMap(({ games }, number) =>
      games.map((game, position) => ({ bundle_id: bundles[number]?.id ?? '', game_id: game, position })),
    ),
  );
}
