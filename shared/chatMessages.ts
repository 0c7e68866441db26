// Messages of rooms: what calls about them take, and what they look like on the wire.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import { attachmentLimits } from './attachmentLimits.ts';
import type { Attached, Attachment } from './attachments.ts';
import { limits } from './limits.ts';
import { idSchema, keySchema, pageInput } from './primitives.ts';
import { isBody, isTitle, withNewlines } from './text.ts';

const bodySchema = z
  .string()
  .transform(withNewlines)
  .pipe(z.string().trim().min(limits.messageBody.min).max(limits.messageBody.max).refine(isBody));

/** Of a message that has something hanging on it. */
const anyBodySchema = z
  .string()
  .transform(withNewlines)
  .pipe(
    z
      .string()
      .trim()
      .max(limits.messageBody.max)
      .refine((body) => body === '' || isBody(body)),
  );

const numberSchema = z.number().int().min(1);
const messageOf = { roomId: idSchema, number: numberSchema };
const emojiSchema = z.string().min(1).max(limits.emoji.max);

/** What a file is called, without the folders it lay in. */
export const fileNameSchema = z
  .string()
  .transform((name) => name.normalize('NFC').split(/[/\\]/).at(-1) ?? '')
  .pipe(
    z.string().trim().min(attachmentLimits.fileName.min).max(attachmentLimits.fileName.max).refine(isTitle),
  );

export const messagesInput = z
  .object({
    roomId: idSchema,
    /** A message number: the page holds those below it. With none of these: the newest. */
    before: numberSchema.nullish(),
    /** A message number: the page holds those above it. */
    after: z.number().int().min(0).optional(),
    /** A message number: the page holds those around it, itself among them. */
    around: numberSchema.optional(),
    /** Epoch milliseconds: the page holds those around the first one said then or later. */
    at: z.number().int().min(0).max(253_402_300_799_999).optional(),
    limit: z.number().int().min(1).max(limits.page.max).default(50),
  })
  .refine(
    ({ before, after, around, at }) =>
      [before, after, around, at].filter((place) => place != null).length <= 1,
  );
export const sendInput = z
  .object({
    roomId: idSchema,
    /** May be empty where something hangs on it. */
    body: anyBodySchema,
    /** The number of the message this one answers. */
    replyTo: numberSchema.optional(),
    /** Members of the room who are addressed; others are left out. */
    mentions: z.array(idSchema).max(limits.mentions.max).optional(),
    /** Whether everybody in the room is addressed. */
    mentionsAll: z.boolean().optional(),
    /** Whispers: says it to this one alone, as a direct message that remembers the room. Answers and addresses nobody. */
    whisperTo: idSchema.optional(),
    /** What was uploaded for it, in its order. */
    attachments: z
      .array(idSchema)
      .min(1)
      .max(attachmentLimits.perMessage)
      .refine((ids) => new Set(ids).size === ids.length)
      .optional(),
    key: keySchema,
  })
  .superRefine(({ body, attachments }, context) => {
    if (attachments) return;
    const said = bodySchema.safeParse(body);
    for (const issue of said.error?.issues ?? []) context.addIssue({ ...issue, path: ['body'] } as never);
  });
export const messageInput = z.object(messageOf);
export const editMessageInput = z.object({ ...messageOf, body: bodySchema });
export const editsInput = z.object({ ...messageOf, ...pageInput });
export const reactInput = z.object({ ...messageOf, emoji: emojiSchema, on: z.boolean() });
export const reactedInput = z.object({ ...messageOf, emoji: emojiSchema, ...pageInput });
export const pinInput = z.object({ ...messageOf, on: z.boolean() });
export const whispersInput = z.object({ roomId: idSchema, ...pageInput });
export const pinsInput = z.object({ roomId: idSchema, ...pageInput });

/** The beginning of the message that is answered. Of one that is gone or deleted `author` is null and `body` empty. */
export type Quote = { number: number; author: MemberRef | null; body: string; attached?: Attached };
/** `mine`: the caller is one of them. */
export type Reaction = { emoji: string; count: number; mine: boolean };
/** Somebody addressed, with the name of then. */
export type Mention = { id: string; nickname: string };

/** What has nothing to say is left out. */
export type Message = {
  id: string;
  number: number;
  author: MemberRef;
  /** Empty when deleted, or where all it says hangs on it. */
  body: string;
  at: number;
  editedAt?: number;
  deletedAt?: number;
  replyTo?: Quote;
  /** In the order of first use. */
  reactions?: Reaction[];
  mentions?: Mention[];
  mentionsAll?: true;
  attachments?: Attachment[];
  /** A whisper: said in this room, after its message of that number, and seen there by both alone. */
  shownIn?: { roomId: string; afterNumber: number };
};

/** A whisper where it was said: a message of the direct room `roomId`. */
export type Whisper = { roomId: string; message: Message };

/** What an edited message said before; `at` is when it was written so. */
export type MessageEdit = { body: string; at: number };

/** Durable: changes of one message that stands already. */
export type MessageEvent =
  | { type: 'message.edited'; id: string; number: number; memberId: string; body: string; at: number }
  /** Its words, reactions, mentions and what hung on it are no more. */
  | { type: 'message.deleted'; id: string; number: number; at: number }
  /** `count` is how many there are now. */
  | {
      type: 'message.reacted';
      number: number;
      emoji: string;
      memberId: string;
      on: boolean;
      count: number;
    };
