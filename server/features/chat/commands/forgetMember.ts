// Somebody has deleted their account: they leave every room, and their name stands in no room and no list any more.
import { eq, type SQL, sql } from 'drizzle-orm';
import { rooms } from '../../../../drizzle/schema/chat.ts';
import { groupInvitations, groupRequests, groupStays } from '../../../../drizzle/schema/groups.ts';
import { roomBans, roomMutes } from '../../../../drizzle/schema/roomKeeping.ts';
import type { LobbyDurableEvent, RoomDurableEvent } from '../../../../shared/chat.ts';
import { forgetMember } from '../../../../shared/gone.ts';
import { AppError } from '../../../errors.ts';
import { appendEvent } from '../../../live/index.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { appendRoomChanged } from '../events.ts';
import { isPublic, keptKinds } from '../policy.ts';
import { presentRoom } from '../present.ts';
import { lobbyTopic, roomTopic } from '../topics.ts';
import { lockAnyRoom, lockRoom } from './inRoom.ts';
import { departFrom } from './leaveRoom.ts';

/**
 * To be called when their account is closed, so that they enter no room any more; may be repeated. One transaction a
 * room: nobody waits long for a room's lock.
 */
export async function forgetInRooms(services: Services, memberId: string): Promise<void> {
  const { db } = services.database;
  const roomsBy = (query: SQL) => db.execute<{ id: string }>(query);
  const there = await roomsBy(
    sql`select room_id as id from room_members where member_id = ${memberId} order by room_id`,
  );
  for (const { id } of there) {
    await departFrom(services, memberId, id).catch((error: unknown) => {
      // Another instance, or the room's end, came first.
      if (!(error instanceof AppError)) throw error;
    });
  }
  // What keeps them out, or quiet, keeps nobody any more.
  // Nor is anybody invited by them any more, or asked for by them.
  for (const table of [roomBans, roomMutes, groupInvitations, groupRequests, groupStays])
    await db.delete(table).where(eq(table.memberId, memberId));
  await db.delete(groupInvitations).where(eq(groupInvitations.actorId, memberId));
  const owned = await roomsBy(sql`select id from rooms where owner_id = ${memberId} order by id`);
  for (const { id } of owned) await disown(services, memberId, id);
  const known = await roomsBy(sql`
    select room_id as id from messages where author_id = ${memberId}
    union select room_id from room_lines where member_id = ${memberId}
    union select room_id from directs where ${memberId} in (low_id, high_id)
    union select room_id from message_mentions where member_id = ${memberId} order by id`);
  for (const { id } of known) await forgetInRoom(services, memberId, id);
  const gone: LobbyDurableEvent = { type: 'member.gone', memberId };
  await services.live.transact(async (tx) => {
    appendEvent<LobbyDurableEvent>(tx, lobbyTopic, gone, { rewrites: forgetting(memberId) });
  });
}

/** An empty lasting room keeps its owner, but not one who is gone. */
async function disown({ live }: Services, memberId: string, roomId: string): Promise<void> {
  await live.transact(async (tx) => {
    const room = await lockRoom(tx, roomId, keptKinds);
    if (room?.ownerId !== memberId) return;
    await tx.update(rooms).set({ ownerId: null }).where(eq(rooms.id, roomId));
    if (isPublic(room)) appendRoomChanged(tx, presentRoom({ ...room, ownerId: null }, null));
  });
}

async function forgetInRoom({ live }: Services, memberId: string, roomId: string): Promise<void> {
  const gone: RoomDurableEvent = { type: 'member.gone', memberId };
  await live.transact(async (tx) => {
    // Of a room that has closed meanwhile nothing is kept.
    if (!(await lockAnyRoom(tx, roomId))) return;
    await forgetMentions(tx, roomId, memberId);
    appendEvent<RoomDurableEvent>(tx, roomTopic(roomId), gone, { rewrites: forgetting(memberId) });
  });
}

/** Whoever was addressed is so no more by the name of then. */
async function forgetMentions(tx: Transaction, roomId: string, memberId: string): Promise<void> {
  await tx.execute(sql`
    with forgotten as (
      delete from message_mentions where member_id = ${memberId} and room_id = ${roomId} returning number
    )
    update messages set mentions = (
      select jsonb_agg(case when mention->>'id' = ${memberId} then mention || '{"nickname": ""}' else mention end order by place)
      from jsonb_array_elements(mentions) with ordinality as each(mention, place)
    )
    where room_id = ${roomId} and number in (select number from forgotten)`);
}

const forgetting = (memberId: string) => ({
  holding: memberId,
  rewrite: <Event>(event: Event): Event => forgetMember(event, memberId),
});
