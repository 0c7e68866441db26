// library.games: a member's copies, filtered, sorted and paged.
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { LibraryGamesInput, LibrarySort, OwnedGame } from '../../../../shared/library.ts';
import { idSchema, type Language, type Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Executor } from '../../../platform/postgres/database.ts';
import { isAfter, orderOf, type SortKey } from '../../store/queries/keyset.ts';
import { collations } from '../../store/queries/sorts.ts';
import { namedLike } from '../../store/queries/titles.ts';
import { columns, type FullRow, places, present } from './rows.ts';

type Asked = LibraryGamesInput & { language: Language };

/** The first key of each sort, of the columns of the list; the rest is the same for all. */
function sortKeys(sort: LibrarySort, language: Language): SortKey[] {
  const newest: SortKey = { expression: sql`bought`, direction: 'desc' };
  const id: SortKey = { expression: sql`id`, direction: 'asc' };
  switch (sort) {
    case 'name':
      return [
        { expression: sql`(title collate ${sql.identifier(collations[language])})`, direction: 'asc' },
        id,
      ];
    case 'bought':
      return [newest, id];
    case 'played':
      return [{ expression: sql`coalesce(played, 0)`, direction: 'desc' }, newest, id];
    case 'playTime':
      return [{ expression: sql`play_ms`, direction: 'desc' }, newest, id];
  }
}

const count = z.number().int().safe();
// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL refuses a text with NUL
const name = z.string().regex(/^[^\u0000]*$/);
const cursorSchemas = {
  name: z.tuple([z.literal('name'), name, idSchema]),
  bought: z.tuple([z.literal('bought'), count, idSchema]),
  played: z.tuple([z.literal('played'), count, count, idSchema]),
  playTime: z.tuple([z.literal('playTime'), count, count, idSchema]),
} as const satisfies Record<LibrarySort, z.ZodType>;

const valuesOf = (sort: LibrarySort, row: FullRow): (string | number)[] => {
  const first = { name: row.title, bought: null, played: row.played ?? 0, playTime: row.play_ms }[sort];
  if (sort === 'name') return [sort, row.title, row.id];
  return [sort, ...(first === null ? [] : [Number(first)]), Number(row.bought), row.id];
};

const castOf = (value: string | number, isId: boolean): SQL => {
  if (typeof value === 'number') return sql`${value}::bigint`;
  return isId ? sql`${value}::uuid` : sql`${value}::text`;
};

function filters({ text, collectionId, installed, deviceId, unplayed, hidden }: Asked): SQL {
  const wanted = [sql`copy.hidden = ${hidden === true}`];
  if (text) wanted.push(namedLike(sql`copy.game_id`, text));
  if (unplayed) wanted.push(sql`copy.play_ms = 0`);
  if (installed)
    wanted.push(sql`exists (
      select 1 from installs where installs.member_id = copy.member_id and installs.game_id = copy.game_id
        and ${deviceId ? sql`installs.device_id = ${deviceId}` : sql`true`})`);
  if (collectionId)
    wanted.push(sql`exists (
      select 1 from collection_games held where held.member_id = copy.member_id and held.game_id = copy.game_id
        and held.collection_id = ${collectionId})`);
  return sql.join(wanted, sql` and `);
}

/** @returns a page, and how many there are on all. @throws AppError BAD_CURSOR. */
export async function listCopies(
  db: Executor,
  memberId: string,
  asked: Asked,
): Promise<Page<OwnedGame> & { total: number }> {
  const keys = sortKeys(asked.sort, asked.language);
  const cursor = asked.cursor
    ? decodeCursor<(string | number)[]>(asked.cursor, cursorSchemas[asked.sort])
    : [];
  const place = cursor.slice(1).map((value, index, all) => castOf(value, index === all.length - 1));
  const order = sql.join(orderOf(keys), sql`, `);
  // A library is small beside the shop: its copies are sorted as they are found.
  const found = await db.execute<FullRow & { total: number | null }>(sql`
    with mine as materialized (
      select ${columns(asked.language)} from entitlements copy join games on games.id = copy.game_id
      where copy.member_id = ${memberId} and ${filters(asked)}
    ), page as (
      select * from mine where ${place.length > 0 ? isAfter(keys, place) : sql`true`}
      order by ${order} limit ${asked.limit + 1}
    )
    select total, page.*, ${places(memberId)}
    from (select count(*)::int as total from mine) counted left join page on true order by ${order}`);
  const total = found[0]?.total ?? 0;
  const rows = [...found].filter(({ id }) => id !== null);
  const items = rows.slice(0, asked.limit);
  const last = rows.length > asked.limit ? items.at(-1) : undefined;
  return {
    items: items.map(present),
    nextCursor: last ? encodeCursor(valuesOf(asked.sort, last)) : null,
    total,
  };
}
