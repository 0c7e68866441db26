// Who waits at the doors of groups: invitations and requests, as lists, and what must be known before inviting.
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { rooms } from '../../../../drizzle/schema/chat.ts';
import { groupInvitations, groupRequests } from '../../../../drizzle/schema/groups.ts';
import { goneMember } from '../../../../shared/gone.ts';
import type { GroupInvitation, GroupInvited, GroupRequest } from '../../../../shared/groups.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { encodeCursor } from '../../../platform/cursor.ts';
import type { Database, Transaction } from '../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { blockBetween } from '../../friends/queries.ts';
import { presentRoom } from '../present.ts';
import { isOutOfReach } from './reach.ts';
import { beforeOf, type PageInput } from './roomRows.ts';

/** Somebody who may be invited into a group. */
type AtDoor = {
  memberId: string;
  exists: boolean;
  /** Whose block is between both; or the asked one has chosen to be asked by others only. */
  block: 'blocked' | 'blockedBy' | 'outOfReach' | null;
  banned: boolean;
  isIn: boolean;
  isInvited: boolean;
  /** Invitations they have not answered. */
  waiting: number;
};

/** In the order they are asked. */
export async function readAtDoor(
  tx: Transaction,
  roomId: string,
  actorId: string,
  memberIds: readonly string[],
): Promise<AtDoor[]> {
  if (memberIds.length === 0) return [];
  const rows = await tx.execute<AtDoor>(sql`
    select asked.id as "memberId", members.id is not null as exists,
      coalesce(
        ${sql.raw(blockBetween('actor.id', 'asked.id'))},
        case when ${sql.raw(isOutOfReach('actor.id', 'asked.id'))} then 'outOfReach' end
      ) as block,
      exists (select from room_bans where room_id = ${roomId} and member_id = asked.id) as banned,
      exists (select from room_members where room_id = ${roomId} and member_id = asked.id) as "isIn",
      exists (select from group_invitations where room_id = ${roomId} and member_id = asked.id) as "isInvited",
      (select count(*)::int from group_invitations where member_id = asked.id) as waiting
    from unnest(${`{${memberIds.join()}}`}::uuid[]) with ordinality as asked(id, place)
    cross join (values (${actorId}::uuid)) as actor(id)
    left join members on members.id = asked.id and members.deleted_at is null
    order by place`);
  return [...rows];
}

type Row = { id: string; memberId: string; actorId: string; at: Date };

async function pageOf<Kept extends Row, Item>(
  database: Database,
  rows: Kept[],
  limit: number,
  present: (row: Kept, refOf: (id: string) => ReturnType<typeof goneMember>) => Item,
): Promise<Page<Item>> {
  const page = rows.slice(0, limit);
  const people = page.flatMap(({ memberId, actorId }) => [memberId, actorId]);
  const refs = await findMemberRefs(database, [...new Set(people)]);
  const last = page.at(-1);
  return {
    items: page.map((row) => present(row, (id) => refs.get(id) ?? goneMember(id))),
    nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
  };
}

/** The member's invitations that wait for an answer, the newest first. @throws AppError BAD_CURSOR */
export async function findInvitations(
  database: Database,
  memberId: string,
  page: PageInput,
): Promise<Page<GroupInvitation>> {
  const { id, actorId, at } = groupInvitations;
  const rows = await database.db
    .select({ id, actorId, at, memberId: groupInvitations.memberId, room: rooms })
    .from(groupInvitations)
    .innerJoin(rooms, eq(rooms.id, groupInvitations.roomId))
    .where(and(eq(groupInvitations.memberId, memberId), lt(id, beforeOf(page.cursor))))
    .orderBy(desc(id))
    .limit(page.limit + 1);
  return pageOf(database, rows, page.limit, (row, refOf) => ({
    id: row.id,
    room: presentRoom(row.room, null),
    actor: refOf(row.actorId),
    at: row.at.getTime(),
  }));
}

/** Who is invited into a group and has not answered, the newest first. @throws AppError BAD_CURSOR */
export async function findInvited(
  database: Database,
  roomId: string,
  page: PageInput,
): Promise<Page<GroupInvited>> {
  const rows = await database.db
    .select()
    .from(groupInvitations)
    .where(and(eq(groupInvitations.roomId, roomId), lt(groupInvitations.id, beforeOf(page.cursor))))
    .orderBy(desc(groupInvitations.id))
    .limit(page.limit + 1);
  return pageOf(database, rows, page.limit, (row, refOf) => ({
    id: row.id,
    member: refOf(row.memberId),
    actor: refOf(row.actorId),
    at: row.at.getTime(),
  }));
}

/** Who asks to be let into a group, the newest first. @throws AppError BAD_CURSOR */
export async function findAsked(
  database: Database,
  roomId: string,
  page: PageInput,
): Promise<Page<GroupRequest>> {
  const { id, memberId, at } = groupRequests;
  const rows = await database.db
    .select({ id, memberId, actorId: memberId, at })
    .from(groupRequests)
    .where(and(eq(groupRequests.roomId, roomId), lt(id, beforeOf(page.cursor))))
    .orderBy(desc(id))
    .limit(page.limit + 1);
  return pageOf(database, rows, page.limit, (row, refOf) => ({
    id: row.id,
    member: refOf(row.memberId),
    at: row.at.getTime(),
  }));
}
