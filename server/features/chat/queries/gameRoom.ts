// The room of a game's community, as the game's page shows it.
import type { GameRoom } from '../../../../shared/groups.ts';
import type { Services } from '../../../services.ts';
import { findOwned } from '../../library/queries.ts';

export async function findGameRoom(
  { database }: Services,
  gameId: string,
  viewer: string,
): Promise<GameRoom> {
  const [[room], owned] = await Promise.all([
    database.sql<{ roomId: string; memberCount: number; isIn: boolean }[]>`
      select id as "roomId", member_count as "memberCount", exists (
        select from room_members where room_id = rooms.id and member_id = ${viewer}) as "isIn"
      from rooms where game_id = ${gameId}`,
    findOwned(database.db, viewer, [gameId]),
  ]);
  const none = { roomId: null, memberCount: 0, isIn: false };
  return { ...(room ?? none), owned: owned.has(gameId) };
}
