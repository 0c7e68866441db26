// Searching what was said: what a call takes, and what a hit looks like on the wire.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import type { Attached } from './attachments.ts';
import { limits } from './limits.ts';
import { cursorSchema, idSchema } from './primitives.ts';

/** What a message may be looked for by that is no word. */
export const hasKinds = ['link', 'file', 'image'] as const;
export type Has = (typeof hasKinds)[number];

/** Epoch milliseconds that a timestamp can hold (to the year 9999). */
const momentSchema = z.number().int().min(0).max(253_402_300_799_999);

/** One of `text`, `from` and `has` says what is looked for; the others narrow it. */
export const searchMessagesInput = z
  .object({
    /** Left out: all rooms the caller is in. */
    roomId: idSchema.optional(),
    text: z.string().trim().max(limits.searchText.max).optional(),
    /** The nickname of the author. */
    from: z.string().trim().min(1).max(limits.nickname.max).optional(),
    /** A link, a picture, or anything that hangs on it: pictures too. */
    has: z.enum(hasKinds).optional(),
    /** Said at or after this time. */
    after: momentSchema.optional(),
    /** Said before this time. */
    before: momentSchema.optional(),
    cursor: cursorSchema.nullish(),
    limit: z.number().int().min(1).max(limits.messageHits.max).default(limits.messageHits.default),
  })
  .refine(({ text, from, has }) => Boolean(text || from || has), { path: ['text'] });

/** The room of a hit, as it is called; one of two is called after the other. */
export type HitRoom = { id: string; title: string; with?: MemberRef };

/** A message that was found. `text` is the part of it around what was looked for; `marks` are the beginnings and ends in it, in code units. */
export type MessageHit = {
  id: string;
  room: HitRoom;
  number: number;
  author: MemberRef;
  at: number;
  text: string;
  marks: [from: number, to: number][];
  /** What hangs on it. */
  attached?: Attached;
};
