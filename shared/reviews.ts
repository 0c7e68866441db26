// Reviews: inputs and wire types.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import { idSchema, keySchema, type Language, languageSchema, type Page, pageInput } from './primitives.ts';
import {
  type ReportReason,
  type ReviewCopy,
  type ReviewVote,
  reportReasons,
  reviewLimits,
  reviewSorts,
  reviewVotes,
  type Votes,
} from './reviewing.ts';
import type { GameRef, Rating } from './store.ts';
import { isBody, withNewlines } from './text.ts';

const body = (max: number) =>
  z.string().transform(withNewlines).pipe(z.string().trim().min(1).max(max).refine(isBody));
const noteSchema = z
  .string()
  .transform(withNewlines)
  .pipe(
    z
      .string()
      .trim()
      .max(reviewLimits.note.max)
      .refine((note) => note === '' || isBody(note)),
  );

export const reviewsInput = z.object({
  gameId: idSchema,
  sort: z.enum(reviewSorts).default('newest'),
  recommended: z.boolean().optional(),
  /** Which they are written in. */
  language: languageSchema.optional(),
  /** Minutes their authors had played at least. */
  playedFrom: z.int().min(0).max(reviewLimits.playMinutes.max).optional(),
  ...pageInput,
});
export const reviewGameInput = z.object({ gameId: idSchema });
const said = { recommended: z.boolean(), body: body(reviewLimits.body.max), language: languageSchema };
export const writeReviewInput = z.object({ gameId: idSchema, ...said, key: keySchema });
export const editReviewInput = z.object({ gameId: idSchema, ...said });
/** Null takes the vote back. */
export const voteInput = z.object({ reviewId: idSchema, vote: z.enum(reviewVotes).nullable() });
export const reviewIdInput = z.object({ reviewId: idSchema });
export const reviewHistoryInput = z.object({ reviewId: idSchema, ...pageInput });
export const replyInput = z.object({ reviewId: idSchema, body: body(reviewLimits.reply.max) });
export const reportInput = z.object({
  reviewId: idSchema,
  reason: z.enum(reportReasons),
  note: noteSchema.default(''),
});
export const reportsInput = z.object({ closed: z.boolean().default(false), ...pageInput }).optional();
export const hideReviewInput = z.object({ reviewId: idSchema, reason: body(reviewLimits.reason.max) });
export const closeReportInput = z.object({ reportId: idSchema });

export type WriteReview = z.output<typeof writeReviewInput>;
export type ReviewsAsked = z.output<typeof reviewsInput>;

/** What the makers answer. `editedAt` null: it stands as it was written. */
export type ReviewReply = { publisher: string; body: string; at: number; editedAt: number | null };

export type Review = {
  id: string;
  author: MemberRef;
  recommended: boolean;
  language: Language;
  body: string;
  at: number;
  /** Null: it stands as it was written. */
  editedAt: number | null;
  /** What its author had played when it was written. */
  playMinutes: number;
  /** Key copies and those given back do not count in the scores. */
  copy: ReviewCopy;
  votes: Votes;
  /** The viewer's own. */
  vote: ReviewVote | null;
  reply: ReviewReply | null;
};

/** Where the viewer stands with a game's reviews. */
export type ReviewStanding = {
  /** Their own, which the list leaves out. `hidden` says why nobody else sees it. */
  review: (Review & { hidden: string | null }) | null;
  /** Whether they have a copy, and so may write. */
  owned: boolean;
  /** Whether they speak for its makers, and so may answer. */
  answers: boolean;
};

export type ReviewScores = { overall: Rating; recent: Rating };
export type ReviewVersion = { id: string; recommended: boolean; body: string; at: number };
export type VoteResult = { votes: Votes; vote: ReviewVote | null };

export type ReviewReport = {
  id: string;
  at: number;
  reason: ReportReason;
  note: string;
  reporter: MemberRef;
  game: GameRef;
  /** As it was when it was reported. */
  review: { author: MemberRef; recommended: boolean; body: string };
  /** Null: it was deleted since. */
  reviewId: string | null;
  /** Whether it is hidden now. */
  hidden: boolean;
  closed: { at: number; by: MemberRef | null; outcome: 'hidden' | 'left' } | null;
};
export type ReviewReports = Page<ReviewReport>;
