// The rooms of one member: as a list, one by one, and as the counters an inbox begins with.

import { type Attachment, attachedOf } from '../../../../shared/attachments.ts';
import type { MyRoom, RoomCounter } from '../../../../shared/chat.ts';
import { goneMember } from '../../../../shared/gone.ts';
import { keptMentions } from '../../../../shared/inboxReducer.ts';
import { limits } from '../../../../shared/limits.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { encodeCursor } from '../../../platform/cursor.ts';
import type { Services } from '../../../services.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { blockedBy, hasBlocked } from '../../friends/queries.ts';
import { hearingOf, presentRoom } from '../present.ts';
import { memberTopic } from '../topics.ts';
import { isShownTo } from './directs.ts';
import { beforeOf, type PageInput, type RawRoom, rawColumns } from './roomRows.ts';

type Row = RawRoom & {
  seq: number;
  readNumber: number;
  authorId: string | null;
  /** Of a direct room. */
  otherId: string | null;
  body: string | null;
  at: Date | null;
  attachments: Attachment[] | null;
  /** By somebody the member has blocked, in a room of more than the two. */
  isBlocked: boolean;
};

/**
 * The rooms the member is in, newest room first, each with its newest message and its topic's head.
 * @throws AppError BAD_CURSOR
 */
export async function findMyRooms(
  services: Services,
  memberId: string,
  { cursor, limit }: PageInput,
): Promise<Page<MyRoom>> {
  const { sql } = services.database;
  const rows = await sql<Row[]>`
    ${columnsOf(services, memberId)}
    where room_members.member_id = ${memberId} and ${sql.unsafe(isShownTo('rooms', 'room_members.member_id'))}
      and room_members.room_id < ${beforeOf(cursor)}
    order by room_members.room_id desc limit ${limit + 1}`;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await present(services, page),
    nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
  };
}

/** One of the member's rooms, as `findMyRooms` lists it; null when they are not in it. */
export async function findMyRoom(
  services: Services,
  memberId: string,
  roomId: string,
): Promise<MyRoom | null> {
  const { sql } = services.database;
  const rows = await sql<Row[]>`
    ${columnsOf(services, memberId)}
    where room_members.member_id = ${memberId} and room_members.room_id = ${roomId}`;
  return (await present(services, rows))[0] ?? null;
}

/** The counters of all the member's rooms and the head of the member's own topic, all of one moment. */
export async function findCounters(
  { database }: Services,
  memberId: string,
): Promise<{
  rooms: RoomCounter[];
  directs: string[];
  ticked: Set<string>;
  lagging: string[];
  seenAfter: Map<string, number>;
  /** Whom the member has blocked. */
  blocked: string[];
  seq: number;
}> {
  // One statement, so one moment; the left join keeps the seq of a member without rooms.
  const rows = await database.sql<
    {
      seq: number;
      blocked: string[];
      roomId: string | null;
      number: number;
      readNumber: number;
      direct: boolean;
      seenAfter: number;
      ticked: boolean;
      lags: boolean;
      mentions: number[] | null;
      notify: string;
      quiet: boolean;
    }[]
  >`
    select coalesce((select head from topics where topic = ${memberTopic(memberId)}), 0)::float8 as seq,
      (select ${database.sql.unsafe(blockedBy('viewer.id'))} from (values (${memberId}::uuid)) as viewer(id)) as blocked, mine.*
    from (values (1)) as one
    left join (
      select m.room_id as "roomId", last_number::float8 as number, read_number::float8 as "readNumber",
        kind = 'direct' as direct, seen_after::float8 as "seenAfter",
        member_count <= ${limits.tickedRoom.max} and kind <> 'lobby' as ticked,
        greatest(delivered_number, read_number) < last_number as lags, mentions, notify, quiet
      from room_members m join rooms on rooms.id = m.room_id
      left join lateral (
        -- Only what is unread is looked at, in the order of an index.
        select array_agg(number::float8 order by number) as mentions from (
          select number from (
            (select number from message_mentions
              where member_id = m.member_id and room_id = m.room_id and number > m.read_number
              order by number desc limit ${keptMentions})
            union
            (select number from messages
              where room_id = m.room_id and mentions_all and number > m.read_number
                and not ${database.sql.unsafe(hasBlocked('m.member_id', 'messages.author_id'))}
              order by number desc limit ${keptMentions})
          ) as unread order by number desc limit ${keptMentions}
        ) as newest
      ) as addressed on true
      where m.member_id = ${memberId} and ${database.sql.unsafe(isShownTo('rooms', 'm.member_id'))}
    ) as mine on true`;
  return {
    seq: rows[0]?.seq ?? 0,
    blocked: rows[0]?.blocked ?? [],
    seenAfter: new Map(
      rows.flatMap(({ roomId, seenAfter }) => (roomId && seenAfter > 0 ? [[roomId, seenAfter]] : [])),
    ),
    ticked: new Set(rows.flatMap(({ roomId, ticked }) => (roomId !== null && ticked ? [roomId] : []))),
    lagging: rows.flatMap(({ roomId, ticked, lags }) => (roomId !== null && ticked && lags ? [roomId] : [])),
    directs: rows.flatMap(({ roomId, direct }) => (roomId !== null && direct ? [roomId] : [])),
    rooms: rows.flatMap(({ roomId, number, readNumber, mentions, notify, quiet }) =>
      roomId === null
        ? []
        : [{ roomId, number, readNumber, ...(mentions && { mentions }), ...hearingOf({ notify, quiet }) }],
    ),
  };
}

const columnsOf = ({ database: { sql } }: Services, memberId: string) => sql`
    select ${sql.unsafe(rawColumns)},
      room_members.read_number::float8 as "readNumber", coalesce(topics.head, 0)::float8 as seq,
      messages.author_id as "authorId", messages.body, messages.at, messages.attachments,
      rooms.kind <> 'direct' and ${sql.unsafe(hasBlocked('room_members.member_id', 'messages.author_id'))} as "isBlocked",
      case when low_id = ${memberId} then high_id else low_id end as "otherId"
    from room_members
    join rooms on rooms.id = room_members.room_id
    left join directs on directs.room_id = rooms.id
    left join topics on topics.topic = 'room:' || rooms.id
    left join lateral (
      -- Not the one of the last number, which may have been erased.
      select author_id, body, at, attachments from messages
      where messages.room_id = rooms.id and number > room_members.seen_after order by number desc limit 1
    ) as messages on true`;

async function present({ database }: Services, rows: readonly Row[]): Promise<MyRoom[]> {
  const people = rows.flatMap(({ ownerId, authorId, otherId }) =>
    [ownerId ?? [], authorId ?? [], otherId ?? []].flat(),
  );
  const refs = await findMemberRefs(database, [...new Set(people)]);
  return rows.map((row) => {
    const attached = attachedOf(row.attachments);
    const blocked = row.isBlocked &&
      row.at && { author: '', body: '', at: row.at.getTime(), blocked: true as const };
    return {
      ...presentRoom(
        row,
        (row.ownerId && refs.get(row.ownerId)) || null,
        row.otherId ? (refs.get(row.otherId) ?? goneMember(row.otherId)) : undefined,
      ),
      number: row.lastNumber,
      readNumber: row.readNumber,
      seq: row.seq,
      lastMessage:
        blocked ||
        (row.authorId && row.body !== null && row.at
          ? {
              author: refs.get(row.authorId)?.nickname ?? '',
              body: row.body,
              at: row.at.getTime(),
              ...(attached && { attached }),
            }
          : null),
    };
  });
}
