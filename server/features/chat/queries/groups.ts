// Groups as those see them who are not in them, and those of one member.
import { and, eq } from 'drizzle-orm';
import { roomMembers, rooms } from '../../../../drizzle/schema/chat.ts';
import { groupInvitations, groupRequests } from '../../../../drizzle/schema/groups.ts';
import { goneMember } from '../../../../shared/gone.ts';
import type { GroupDoor } from '../../../../shared/groups.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import { encodeCursor } from '../../../platform/cursor.ts';
import type { Services } from '../../../services.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { blockBetween } from '../../friends/queries.ts';
import { refusalToTakePart } from '../policy.ts';
import { presentRoom } from '../present.ts';
import { beforeOf, type PageInput, type RawRoom, rawColumns } from './roomRows.ts';

/** A group that is listed, that the viewer is in, or into which they are invited. @throws AppError ROOM_NOT_FOUND */
export async function findGroup({ database }: Services, roomId: string, viewer: string): Promise<GroupDoor> {
  const [found] = await database.db
    .select({
      room: rooms,
      memberId: roomMembers.memberId,
      inviterId: groupInvitations.actorId,
      askedId: groupRequests.id,
      onCard: roomMembers.onCard,
    })
    .from(rooms)
    .leftJoin(roomMembers, and(eq(roomMembers.roomId, rooms.id), eq(roomMembers.memberId, viewer)))
    .leftJoin(
      groupInvitations,
      and(eq(groupInvitations.roomId, rooms.id), eq(groupInvitations.memberId, viewer)),
    )
    .leftJoin(groupRequests, and(eq(groupRequests.roomId, rooms.id), eq(groupRequests.memberId, viewer)))
    .where(and(eq(rooms.id, roomId), eq(rooms.kind, 'group')));
  if (!found || !(found.room.listed || found.memberId || found.inviterId))
    throw new AppError('ROOM_NOT_FOUND');
  const { room, memberId, inviterId, askedId, onCard } = found;
  const refs = await findMemberRefs(
    database,
    [room.ownerId, inviterId].flatMap((id) => id ?? []),
  );
  return {
    room: presentRoom(room, (room.ownerId && refs.get(room.ownerId)) || null),
    isIn: memberId !== null,
    asked: askedId !== null,
    invitedBy: inviterId === null ? null : (refs.get(inviterId) ?? goneMember(inviterId)),
    ...(memberId !== null && { onCard: onCard === true }),
  };
}

/** Makes sure that a group is the member's own. @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, NOT_ALLOWED */
export async function requireOwnGroup(
  { database }: Services,
  roomId: string,
  memberId: string,
): Promise<void> {
  const [found] = await database.db
    .select({ ownerId: rooms.ownerId, memberId: roomMembers.memberId })
    .from(rooms)
    .leftJoin(roomMembers, and(eq(roomMembers.roomId, rooms.id), eq(roomMembers.memberId, memberId)))
    .where(and(eq(rooms.id, roomId), eq(rooms.kind, 'group')));
  const refusal = refusalToTakePart({ exists: found !== undefined, isIn: found?.memberId != null });
  if (refusal) throw refusal;
  if (found?.ownerId !== memberId) throw new AppError('NOT_ALLOWED');
}

/**
 * The groups of a member that everybody may see and they show, the newest first; nothing across a block.
 * @throws AppError BAD_CURSOR
 */
export async function findGroupsOf(
  { database }: Services,
  memberId: string,
  viewer: string,
  { cursor, limit }: PageInput,
): Promise<Page<GroupDoor>> {
  const { sql } = database;
  const rows = await sql<(RawRoom & { isIn: boolean; asked: boolean; inviterId: string | null })[]>`
    select ${sql.unsafe(rawColumns)}, own.member_id is not null as "isIn", asked.id is not null as asked,
      invited.actor_id as "inviterId"
    from room_members theirs
    join rooms on rooms.id = theirs.room_id and rooms.listed
    left join room_members own on own.room_id = rooms.id and own.member_id = ${viewer}
    left join group_requests asked on asked.room_id = rooms.id and asked.member_id = ${viewer}
    left join group_invitations invited on invited.room_id = rooms.id and invited.member_id = ${viewer}
    cross join (values (${viewer}::uuid)) as viewer(id)
    where theirs.member_id = ${memberId} and theirs.on_card and theirs.room_id < ${beforeOf(cursor)}
      and (${sql.unsafe(blockBetween('viewer.id', 'theirs.member_id'))}) is null
    order by theirs.room_id desc limit ${limit + 1}`;
  const page = rows.slice(0, limit);
  const people = page.flatMap(({ ownerId, inviterId }) => [ownerId ?? [], inviterId ?? []].flat());
  const refs = await findMemberRefs(database, [...new Set(people)]);
  const last = page.at(-1);
  return {
    items: page.map(({ isIn, asked, inviterId, ...room }) => ({
      room: presentRoom(room, (room.ownerId && refs.get(room.ownerId)) || null),
      isIn,
      asked,
      invitedBy: inviterId === null ? null : (refs.get(inviterId) ?? goneMember(inviterId)),
    })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
  };
}
