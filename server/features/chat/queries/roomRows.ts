// What the lists of rooms share: their columns and where a page begins.
import { z } from 'zod';
import { idSchema } from '../../../../shared/primitives.ts';
import { decodeCursor } from '../../../platform/cursor.ts';
import type { RoomRow } from '../present.ts';

export type PageInput = { cursor?: string | null | undefined; limit: number };

/** Ids rise with time, so the newest room has the highest. */
const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The id below which a page begins. @throws AppError BAD_CURSOR */
export const beforeOf = (cursor: string | null | undefined): string =>
  cursor == null ? highestId : decodeCursor(cursor, z.tuple([idSchema]))[0];

/** A room's columns as SQL names them. */
export type RawRoom = {
  id: string;
  kind: RoomRow['kind'];
  title: string;
  ownerId: string | null;
  capacity: number;
  passwordHash: string | null;
  lasting: boolean;
  memberCount: number;
  lastNumber: number;
  createdAt: Date;
  listed: boolean;
  picture: string | null;
  gameId: string | null;
};

/** SQL: the columns of a `RawRoom` of the table `rooms`. */
export const rawColumns = `rooms.id, rooms.kind, rooms.title, rooms.owner_id as "ownerId", rooms.capacity, rooms.password_hash as "passwordHash",
  rooms.lasting, rooms.member_count as "memberCount", rooms.last_number::float8 as "lastNumber",
  rooms.created_at as "createdAt", rooms.listed, rooms.picture, rooms.game_id as "gameId"`;
