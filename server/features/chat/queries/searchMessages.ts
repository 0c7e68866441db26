// Messages by what is said in them, of the rooms a member is in, the newest first.
import { z } from 'zod';
import { type Attachment, attachedOf } from '../../../../shared/attachments.ts';
import type { MessageHit, searchMessagesInput } from '../../../../shared/chatSearch.ts';
import { goneMember } from '../../../../shared/gone.ts';
import { idSchema, type Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findMemberByName, findMemberRefs } from '../../accounts/queries.ts';
import { hasBlocked } from '../../friends/queries.ts';
import { askedPieces, templateOf, wholeRuns } from '../search/asked.ts';
import { snippetOf } from '../search/snippet.ts';
import { isShownTo } from './directs.ts';

type Asked = z.output<typeof searchMessagesInput>;
type Row = {
  id: string;
  roomId: string;
  title: string;
  otherId: string | null;
  number: number;
  authorId: string;
  body: string;
  attachments: Attachment[] | null;
  at: Date;
};

/** How far the times of neighbouring messages may be out of order, in milliseconds. */
const disorder = 60_000;
/** Ids say when they were made; instances that send to one room at once may number them in another order. */
const slack = 16;
const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const firstTime = 0;
const lastTime = 253_402_300_799_999;

/**
 * Only what the member may see: of rooms they are in, neither deleted nor by those they have blocked. A whisper is
 * found in the direct room it belongs to.
 * @throws AppError MEMBER_NOT_FOUND (`from`), BAD_CURSOR
 */
export async function searchMessages(
  database: Database,
  viewer: string,
  asked: Asked,
): Promise<Page<MessageHit>> {
  const before = asked.cursor == null ? highestId : decodeCursor(asked.cursor, z.tuple([idSchema]))[0];
  const [pieces, author] = await Promise.all([
    piecesOf(database, asked.text),
    asked.from === undefined ? null : findMemberByName(database, asked.from),
  ]);
  const template = templateOf({ pieces, authorId: author?.id ?? null, has: asked.has });
  if (template === '' || (asked.text && pieces.length === 0)) return { items: [], nextCursor: null };
  const rows = await readHits(database, viewer, { ...asked, before }, asked, template, wholeRuns(pieces));
  const page = rows.slice(0, asked.limit);
  const people = page.flatMap(({ authorId, otherId }) => [authorId, otherId ?? []].flat());
  const refs = await findMemberRefs(database, [...new Set(people)]);
  const refOf = (id: string) => refs.get(id) ?? goneMember(id);
  const last = page.at(-1);
  return {
    items: page.map(({ id, roomId, title, otherId, number, authorId, body, attachments, at }) => ({
      id,
      room: { id: roomId, title, ...(otherId && { with: refOf(otherId) }) },
      number,
      author: refOf(authorId),
      at: at.getTime(),
      ...snippetOf(body, pieces),
      ...attachedIn(attachments),
    })),
    nextCursor: rows.length > asked.limit && last ? encodeCursor([last.id]) : null,
  };
}

function attachedIn(attachments: Attachment[] | null) {
  const attached = attachedOf(attachments);
  return attached && { attached };
}

async function piecesOf({ sql }: Database, text: string | undefined): Promise<string[]> {
  if (!text) return [];
  const [found] = await sql<{ pieces: string[] }[]>`select message_pieces(${text}) as pieces`;
  return askedPieces(found?.pieces ?? []);
}

/**
 * Room by room, from the newest piece of its numbers to older ones until the page is full: a word that everybody uses
 * is found in the first, one that nobody uses costs a look into the index for each piece.
 */
async function readHits(
  { sql }: Database,
  viewer: string,
  { before, roomId }: { before: string; roomId?: string | undefined },
  { after = firstTime, before: until = lastTime, limit }: Asked,
  template: string,
  runs: string[],
): Promise<Row[]> {
  const date = (at: number) => new Date(at).toISOString();
  // The page before ended at an id, which tells its time.
  const end = Math.min(
    until,
    before === highestId ? lastTime : Number.parseInt(before.replace('-', '').slice(0, 12), 16) + 1,
  );
  return sql<Row[]>`
    with mine as materialized (
      select rooms.id, rooms.title, m.member_id as viewer,
        greatest(m.seen_after + 1, ${after > firstTime ? sql`coalesce(message_number_at(rooms.id, ${date(Math.max(firstTime, after - disorder))}), rooms.last_number + 1)` : sql`1`}) as bottom,
        ${end < lastTime ? sql`coalesce(message_number_at(rooms.id, ${date(Math.min(lastTime, end + disorder))}), rooms.last_number)` : sql`rooms.last_number`} as top,
        case when low_id = ${viewer} then high_id else low_id end as other_id
      from room_members m join rooms on rooms.id = m.room_id
      left join directs on directs.room_id = rooms.id
      where m.member_id = ${viewer} ${roomId ? sql`and m.room_id = ${roomId}` : sql``}
        and ${sql.unsafe(isShownTo('rooms', 'm.member_id'))}
    )
    select hit.id, mine.id as "roomId", mine.title, mine.other_id as "otherId", hit.number::float8 as number,
      hit.author_id as "authorId", hit.body, hit.attachments, hit.at
    from mine cross join lateral (
      select found.* from generate_series(mine.top >> 12, mine.bottom >> 12, -1) as piece
      -- One piece after another, as they come: nothing sorts them.
      cross join lateral (
        select * from (
          select id, room_id, number, author_id, body, attachments, at from messages
          where message_terms(room_id, number, author_id, body, attachments)
              @@ replace(${template}, '~', right(mine.id::text, 8) || '.' || piece || ':')::tsquery
            and (body <> '' or attachments is not null)
          offset 0
        ) as there
        where there.room_id = mine.id and there.number between mine.bottom and mine.top and there.id < ${before}
          and there.at >= ${date(after)} and there.at < ${date(until)}
          and not ${sql.unsafe(hasBlocked('mine.viewer', 'there.author_id'))}
          and not exists (
            select from unnest(${runs}::text[]) as run
            where position(run in there.body) = 0 and position(run in array_to_string(message_pieces(there.body), ' ')) = 0
          )
        order by there.number desc limit ${limit + slack}
      ) as found
      limit ${limit + slack}
    ) as hit
    order by hit.id desc limit ${limit + 1}`;
}
