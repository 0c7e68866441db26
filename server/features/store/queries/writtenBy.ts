// What one member said about games, the newest first: for their own page.
import { sql } from 'drizzle-orm';
import type { Language, Page } from '../../../../shared/primitives.ts';
import type { GameRef } from '../../../../shared/store.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Database, Executor } from '../../../platform/postgres/database.ts';

export type Written = {
  id: string;
  game: GameRef;
  recommended: boolean;
  language: Language;
  body: string;
  at: number;
  playMinutes: number;
};

type Row = {
  id: string;
  game_id: string;
  slug: string;
  title: string;
  recommended: boolean;
  language: Language;
  body: string;
  at: string;
  play_minutes: number;
};

/** Neither of a draft, nor hidden by those who look after the shop. */
const visible = sql`games.state <> 'draft' and hidden_at is null`;

const notAbout = (games: readonly string[]) => sql`game_id <> all(${`{${games.join()}}`}::uuid[])`;

/** How many reviews of a member are to be seen. @param without games of which none is. */
export async function countWritten(
  db: Executor,
  memberId: string,
  without: readonly string[],
): Promise<number> {
  const [row] = await db.execute<{ reviews: number }>(sql`
    select count(*)::int as reviews from reviews join games on games.id = game_id
    where member_id = ${memberId} and ${visible} and ${notAbout(without)}`);
  return row?.reviews ?? 0;
}

const present = (row: Row): Written => ({
  id: row.id,
  game: { id: row.game_id, slug: row.slug, title: row.title },
  recommended: row.recommended,
  language: row.language,
  body: row.body,
  at: Number(row.at),
  playMinutes: row.play_minutes,
});

/** Those of these reviews that are to be seen, by id. @param longest characters of the text; of a longer one the rest is cut. */
export async function findWritten(
  { db }: Database,
  ids: readonly string[],
  language: Language,
  longest: number,
): Promise<Map<string, Written>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<Row>(sql`
    select reviews.id, game_id, slug, coalesce(titles ->> ${language}, title) as title, recommended, language,
      case when char_length(body) > ${longest} then left(body, ${longest}) || '…' else body end as body,
      (extract(epoch from at) * 1000)::bigint as at, play_minutes
    from reviews join games on games.id = game_id
    where reviews.id = any(${`{${ids.join()}}`}::uuid[]) and ${visible}`);
  return new Map([...rows].map((row) => [row.id, present(row)]));
}

/** @param asked.without games of which none is told. @throws AppError BAD_CURSOR. */
export async function listWritten(
  { db }: Database,
  memberId: string,
  language: Language,
  asked: { cursor?: string | null | undefined; limit: number; without: readonly string[] },
): Promise<Page<Written>> {
  const place = asked.cursor ? decodeCursor(asked.cursor, timeAndId) : null;
  const when = place && new Date(place[0]).toISOString();
  const rest = place
    ? sql`(at < ${when}::timestamptz or (at = ${when}::timestamptz and reviews.id > ${place[1]}))`
    : sql`true`;
  const found = [
    ...(await db.execute<Row>(sql`
      select reviews.id, game_id, slug, coalesce(titles ->> ${language}, title) as title, recommended, language, body,
        (extract(epoch from at) * 1000)::bigint as at, play_minutes
      from reviews join games on games.id = game_id
      where member_id = ${memberId} and ${visible} and ${notAbout(asked.without)} and ${rest}
      order by at desc, reviews.id limit ${asked.limit + 1}`)),
  ];
  const items = found.slice(0, asked.limit).map(present);
  const last = found.length > asked.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.at, last.id]) : null };
}
