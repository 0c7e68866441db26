// Reports of messages and of members: what calls take, and what those see who decide about them.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import type { Attached, Attachment } from './attachments.ts';
import { keepingLimits } from './keepingLimits.ts';
import { limits } from './limits.ts';
import { idSchema, pageInput } from './primitives.ts';
import { type TalkDecision, type TalkReason, talkDecisions, talkNote, talkReasons } from './talkReporting.ts';
import { isBody, isPlainLine } from './text.ts';

const said = {
  reason: z.enum(talkReasons),
  note: z
    .string()
    .trim()
    .max(talkNote.max)
    .refine((text) => text === '' || isBody(text))
    .default(''),
};

export const reportMessageInput = z.object({
  roomId: idSchema,
  number: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  ...said,
});
/** `roomId`: what they said last in it, as the caller sees it, is kept with the report. */
export const reportMemberInput = z.object({ memberId: idSchema, roomId: idSchema.optional(), ...said });
export const talkReportsInput = z.object({ closed: z.boolean().default(false), ...pageInput }).optional();
export const roomReportsInput = z.object({
  roomId: idSchema,
  closed: z.boolean().default(false),
  ...pageInput,
});
export const decideTalkInput = z
  .object({
    reportId: idSchema,
    decision: z.enum(talkDecisions),
    /** For how long somebody is muted, or kept out of the house; left out, an hour, or for good. */
    seconds: z.number().int().min(1).max(keepingLimits.mute.max).optional(),
    /** Told to whom it meets. */
    reason: z.string().trim().max(limits.banReason.max).refine(isPlainLine).optional(),
  })
  // Whoever is kept out of the house is told why.
  .refine(({ decision, reason }) => decision !== 'banMember' || Boolean(reason), { path: ['reason'] });

/** A message as it was when the report was made. */
export type FrozenLine = {
  number: number;
  author: MemberRef;
  body: string;
  at: number;
  attached?: Attached;
  /** What hangs on it, kept while the report is open to the house; told to those who look after the house alone. */
  files?: Attachment[];
};

export type TalkReport = {
  id: string;
  at: number;
  reason: TalkReason;
  note: string;
  /** Null to those who look after the room alone: who reports is told to those who look after the house. */
  reporter: MemberRef | null;
  /** Whom it is about. */
  member: MemberRef;
  /** Null: of a member, whose card was opened in no room. `id` null: it has closed since. */
  room: { id: string | null; title: string; direct: boolean } | null;
  /** The number of the reported message; null in a report of a member. */
  number: number | null;
  /** The reported message and those around it, or what the member said last; the oldest first. */
  lines: FrozenLine[];
  /** What the reported message said before, the newest first. */
  edits: { body: string; at: number }[];
  /** Whether the reported message still stands. */
  stands: boolean;
  /** Null: open. To those who look after the room alone it is closed by what they decided. */
  closed: TalkClosing | null;
  /** What the room decided, while the house may still; told to those who look after the house alone. */
  inRoom: TalkClosing | null;
};

type TalkClosing = { at: number; by: MemberRef | null; outcome: TalkDecision };
