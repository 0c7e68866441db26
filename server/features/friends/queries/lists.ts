// The lists of one member: friends by id; requests and blocks, the newest first.
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Friend, FriendNote, FriendPageInput, Tie } from '../../../../shared/friends.ts';
import { goneMember } from '../../../../shared/gone.ts';
import { idSchema, type Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Database, Executor } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { findKnown, seenBy } from '../presence/views.ts';

const lowestId = '00000000-0000-0000-0000-000000000000';

type FriendRow = { id: string; at: string } & FriendNote;

/** One more than asked for, which tells whether there are more. @throws AppError BAD_CURSOR */
export async function readFriends(
  db: Executor,
  memberId: string,
  { cursor, limit }: FriendPageInput,
): Promise<FriendRow[]> {
  const [after] = cursor == null ? [lowestId] : decodeCursor(cursor, z.tuple([idSchema]));
  return db.execute<FriendRow>(sql`
    select id, (extract(epoch from at) * 1000)::float8 as at, coalesce(own_name, '') as "ownName",
      coalesce(favourite, false) as favourite, coalesce(labels, '{}') as labels
    from (
      select high_id as id, at from bonds where low_id = ${memberId} and state = 'friends' and high_id > ${after}
      union all
      select low_id, at from bonds where high_id = ${memberId} and state = 'friends' and low_id > ${after}
      order by id limit ${limit + 1}
    ) as friends
    left join friend_notes on friend_notes.member_id = ${memberId} and friend_id = id
    order by id`);
}

export async function presentFriends(
  services: Services,
  rows: readonly FriendRow[],
  limit: number,
): Promise<Page<Friend>> {
  const page = rows.slice(0, limit);
  const ids = page.map(({ id }) => id);
  const [refs, known] = await Promise.all([findMemberRefs(services.database, ids), findKnown(services, ids)]);
  const last = page.at(-1);
  return {
    items: page.map(({ id, at, ...note }) => ({
      member: refOf(refs, id),
      since: Number(at),
      presence: seenBy('friend', known(id)),
      ...note,
    })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
  };
}

/** The member's friends by id. @throws AppError BAD_CURSOR */
export const findFriends = async (services: Services, memberId: string, page: FriendPageInput) =>
  presentFriends(services, await readFriends(services.database.db, memberId, page), page.limit);

export type TieList = 'incoming' | 'outgoing' | 'blocked';
type TieRow = { id: string; at: string };

/** The first page that comes with the snapshot. */
export const firstTies = { limit: 50 };
const newestPlace = [253_402_300_799_999, 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

const other = (memberId: string) => sql`case when low_id = ${memberId} then high_id else low_id end`;
const tieSources: Record<TieList, (memberId: string) => SQL> = {
  incoming: (memberId) => sql`
    select ${other(memberId)} as id, at from bonds
    where (low_id = ${memberId} or high_id = ${memberId}) and state = 'asked' and asker_id <> ${memberId} and declined_at is null`,
  outgoing: (memberId) => sql`
    select ${other(memberId)} as id, at from bonds
    where (low_id = ${memberId} or high_id = ${memberId}) and state = 'asked' and asker_id = ${memberId}`,
  blocked: (memberId) => sql`select blocked_id as id, at from blocks where member_id = ${memberId}`,
};

/** One more than asked for. @throws AppError BAD_CURSOR */
export async function readTies(
  db: Executor,
  memberId: string,
  list: TieList,
  { cursor, limit }: FriendPageInput,
): Promise<TieRow[]> {
  const [at, id] = cursor == null ? newestPlace : decodeCursor(cursor, timeAndId);
  // Each member has few of them, by the limits: they are sorted as they are read.
  return db.execute<TieRow>(sql`
    select id, (extract(epoch from at) * 1000)::float8 as at from (${tieSources[list](memberId)}) as ties
    where (at, id) < (${new Date(at).toISOString()}::timestamptz, ${id}::uuid)
    order by ties.at desc, id desc limit ${limit + 1}`);
}

/** @param ties rows read with `firstTies`. */
export async function presentTies(
  database: Database,
  ties: Record<TieList, readonly TieRow[]>,
): Promise<Record<TieList, Page<Tie>>> {
  const ids = Object.values(ties).flatMap((rows) => rows.slice(0, firstTies.limit).map(({ id }) => id));
  const refs = await findMemberRefs(database, ids);
  return {
    incoming: pageOf(ties.incoming, refs, firstTies.limit),
    outgoing: pageOf(ties.outgoing, refs, firstTies.limit),
    blocked: pageOf(ties.blocked, refs, firstTies.limit),
  };
}

function pageOf(rows: readonly TieRow[], refs: ReadonlyMap<string, MemberRef>, limit: number): Page<Tie> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ id, at }) => ({ member: refOf(refs, id), at: Number(at) })),
    nextCursor: rows.length > limit && last ? encodeCursor([Number(last.at), last.id]) : null,
  };
}

/** Requests or blocks of the member, the newest first. @throws AppError BAD_CURSOR */
export async function findTies(
  database: Database,
  memberId: string,
  list: TieList,
  page: FriendPageInput,
): Promise<Page<Tie>> {
  const rows = await readTies(database.db, memberId, list, page);
  const refs = await findMemberRefs(
    database,
    rows.slice(0, page.limit).map(({ id }) => id),
  );
  return pageOf(rows, refs, page.limit);
}

const refOf = (refs: ReadonlyMap<string, MemberRef>, id: string): MemberRef => refs.get(id) ?? goneMember(id);
