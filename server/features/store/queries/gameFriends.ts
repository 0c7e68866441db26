// Which friends of a member own a game, and which wish for it.
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { games, wishes } from '../../../../drizzle/schema/store.ts';
import { friendLimits } from '../../../../shared/friendLimits.ts';
import { idSchema } from '../../../../shared/primitives.ts';
import type { FriendList, GameFriends } from '../../../../shared/store.ts';
import { AppError } from '../../../errors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { findFriendIds } from '../../friends/queries.ts';
import { findShownOwners } from '../../library/queries/shown.ts';
import { findWhoShow } from '../../profiles/queries/chosen.ts';
import { seen } from './cards.ts';

type Asked = { gameId: string; list: FriendList; cursor?: string | null | undefined; limit: number };

async function findWishers({ db }: Database, ids: readonly string[], gameId: string): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: wishes.memberId })
    .from(wishes)
    .where(and(eq(wishes.gameId, gameId), inArray(wishes.memberId, [...ids])));
  return rows.map(({ id }) => id);
}

/**
 * Friends who show this to their friends, by id; nobody has so many that they could not be looked at all at once.
 * @throws AppError GAME_NOT_FOUND, BAD_CURSOR.
 */
export async function listGameFriends(
  database: Database,
  memberId: string,
  { gameId, list, cursor, limit }: Asked,
): Promise<GameFriends> {
  const [after] = cursor ? decodeCursor(cursor, z.tuple([idSchema])) : [''];
  const { db } = database;
  const [game] = await db
    .select({ id: games.id })
    .from(games)
    .where(and(eq(games.id, gameId), seen));
  if (!game) throw new AppError('GAME_NOT_FOUND');
  const friends = await findFriendIds(database, memberId, { limit: friendLimits.friends.max });
  const showing = await findWhoShow(db, friends.items, list === 'owners' ? 'games' : 'wishlist', 'friend');
  const all = await (list === 'owners'
    ? findShownOwners(db, showing, gameId)
    : findWishers(database, showing, gameId));
  const rest = all.toSorted().filter((id) => id > after);
  const ids = rest.slice(0, limit);
  const refs = await findMemberRefs(database, ids);
  const last = rest.length > limit ? ids.at(-1) : undefined;
  return {
    items: ids.flatMap((id) => refs.get(id) ?? []),
    nextCursor: last ? encodeCursor([last]) : null,
    total: all.length,
  };
}
