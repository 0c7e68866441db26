// Publishers as everybody sees them: what they say of themselves, and their games.
import { and, count, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { games, publishers } from '../../../../drizzle/schema/store.ts';
import { idSchema } from '../../../../shared/primitives.ts';
import type { GamesPage, Maker } from '../../../../shared/store.ts';
import { AppError } from '../../../errors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import type { Viewer } from '../viewer.ts';
import { findCards } from './cards.ts';
import { isAfter, orderOf, type SortKey } from './keyset.ts';

/** Those that stand in lists. */
const shownOf = (publisherId: string) => and(eq(games.publisherId, publisherId), eq(games.listed, true));

async function countGames({ db }: Database, publisherId: string): Promise<number> {
  const [row] = await db.select({ games: count() }).from(games).where(shownOf(publisherId));
  return row?.games ?? 0;
}

/** @param publisher its id or its slug. @throws AppError PUBLISHER_NOT_FOUND. */
export async function findMaker(
  database: Database,
  publisher: string,
  { language }: Pick<Viewer, 'language'>,
): Promise<Maker> {
  const byId = idSchema.safeParse(publisher).success;
  const { id, slug, name, about } = publishers;
  const [row] = await database.db
    .select({ id, slug, name, about })
    .from(publishers)
    .where(byId ? eq(id, publisher) : eq(slug, publisher));
  if (!row) throw new AppError('PUBLISHER_NOT_FOUND');
  const said = row.about[language] ?? row.about.en ?? Object.values(row.about)[0] ?? '';
  return { ...row, about: said, games: await countGames(database, row.id) };
}

const mostOwned: SortKey[] = [
  { expression: games.downloads, direction: 'desc' },
  { expression: games.id, direction: 'asc' },
];

/** A publisher's games, those most own first. @throws AppError BAD_CURSOR. */
export async function listMakerGames(
  database: Database,
  viewer: Viewer,
  asked: { publisherId: string; cursor?: string | null | undefined; limit: number },
): Promise<GamesPage> {
  const place = asked.cursor
    ? decodeCursor(asked.cursor, z.tuple([z.int().min(0).max(2_147_483_647), idSchema]))
    : null;
  const rows = await database.db
    .select({ id: games.id, downloads: games.downloads })
    .from(games)
    .where(
      and(
        shownOf(asked.publisherId),
        place ? isAfter(mostOwned, [sql`${place[0]}::int`, sql`${place[1]}::uuid`]) : undefined,
      ),
    )
    .orderBy(...orderOf(mostOwned))
    .limit(asked.limit + 1);
  const page = rows.slice(0, asked.limit);
  const last = rows.length > asked.limit ? page.at(-1) : undefined;
  const [items, total] = await Promise.all([
    findCards(
      database,
      page.map(({ id }) => id),
      viewer,
    ),
    countGames(database, asked.publisherId),
  ]);
  return { items, total, nextCursor: last ? encodeCursor([last.downloads, last.id]) : null };
}
