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
};
