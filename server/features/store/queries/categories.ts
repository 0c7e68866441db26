// store.categories: the shelves of the store with how many games stand in each.
import { asc, eq, sql } from 'drizzle-orm';
import { categories, gameCategories } from '../../../../drizzle/schema/store.ts';
import type { Language } from '../../../../shared/primitives.ts';
import type { Category } from '../../../../shared/store.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';
import { isListed } from './counting.ts';
import { remembered } from './remembered.ts';

const categoriesInOrder = prepared((db) => {
  const counted = db
    .select({ category: gameCategories.category, games: sql<number>`count(*)::int`.as('games') })
    .from(gameCategories)
    .where(isListed(db, gameCategories.gameId))
    .groupBy(gameCategories.category)
    .as('counted');
  return db
    .select({
      slug: categories.slug,
      name: sql<string>`${categories.names} ->> ${sql.placeholder('language')}`,
      parent: categories.parent,
      games: sql<number>`coalesce(${counted.games}, 0)`,
    })
    .from(categories)
    .leftJoin(counted, eq(counted.category, categories.slug))
    .orderBy(asc(categories.position), asc(categories.slug))
    .prepare('categories_in_order');
});

/** All categories in shelf order, tops before what is under them. */
export function listCategories(
  database: Database,
  { language, now }: { language: Language; now: number },
): Promise<Category[]> {
  const key = JSON.stringify(['categories', language]);
  return remembered(database, { key, copies: false, now }, () =>
    categoriesInOrder(database).execute({ language }),
  );
}
