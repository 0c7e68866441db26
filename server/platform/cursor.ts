// Cursors of paged lists: the sort values of the last row, opaque on the wire, checked when they come back.
import { z } from 'zod';
import { idSchema } from '../../shared/primitives.ts';
import { AppError } from '../errors.ts';

/** Packs the sort values of a page's last row. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Unpacks a cursor and checks it against what this list puts in.
 * @throws AppError BAD_CURSOR when it is not one of this list's.
 */
export function decodeCursor<Values>(cursor: string, schema: z.ZodType<Values>): Values {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new AppError('BAD_CURSOR');
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success) throw new AppError('BAD_CURSOR');
  return parsed.data;
}

/** The place in a list sorted by time and id: epoch milliseconds that a timestamp can hold (to the year 9999), an id. */
export const timeAndId = z.tuple([z.number().int().min(0).max(253_402_300_799_999), idSchema]);
