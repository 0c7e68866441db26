// The procedures around reviews: everybody may read; owners write, members vote and report, makers answer, moderators hide.
import { limits } from '../../../../shared/limits.ts';
import type { Page } from '../../../../shared/primitives.ts';
import {
  closeReportInput,
  editReviewInput,
  hideReviewInput,
  type ReviewReports,
  type ReviewScores,
  type ReviewStanding,
  type ReviewVersion,
  replyInput,
  reportInput,
  reportsInput,
  reviewGameInput,
  reviewHistoryInput,
  reviewIdInput,
  type VoteResult,
  voteInput,
  writeReviewInput,
} from '../../../../shared/reviews.ts';
import { keeperProcedure, memberProcedure, publicProcedure, router } from '../../../trpc.ts';
import { reply, takeReplyBack } from './commands/reply.ts';
import { closeReport, hideReview, report, showReview } from './commands/report.ts';
import { vote } from './commands/vote.ts';
import { deleteReview, editReview, writeReview } from './commands/write.ts';
import { findHistory } from './queries/history.ts';
import { findReports } from './queries/reports.ts';
import { findScores } from './queries/scores.ts';
import { findStanding } from './queries/standing.ts';

type Done = Record<string, never>;

const firstPage = { closed: false, limit: limits.page.default };

export const reviewRouter = router({
  /** Errors: GAME_NOT_FOUND. */
  scores: publicProcedure
    .input(reviewGameInput)
    .query(({ ctx, input }): Promise<ReviewScores> => findScores(ctx.services, input.gameId)),

  /** The caller's own review, and what they may do. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND. */
  mine: memberProcedure
    .input(reviewGameInput)
    .query(
      ({ ctx, input }): Promise<ReviewStanding> =>
        findStanding(ctx.services.database, ctx.member.id, input.gameId),
    ),

  /** What it said before it was edited, the newest first. Errors: REVIEW_NOT_FOUND, BAD_CURSOR. */
  history: publicProcedure
    .input(reviewHistoryInput)
    .query(
      ({ ctx, input }): Promise<Page<ReviewVersion>> =>
        findHistory(ctx.services.database, input, ctx.session?.member.id ?? null),
    ),

  /** Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, REVIEW_WITHOUT_COPY, REVIEW_EXISTS, KEY_REUSED, RATE_LIMITED. */
  write: memberProcedure
    .input(writeReviewInput)
    .mutation(
      ({ ctx, input }): Promise<{ reviewId: string }> => writeReview(ctx.services, ctx.member.id, input),
    ),

  /** The same again is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, REVIEW_NOT_FOUND, RATE_LIMITED. */
  edit: memberProcedure.input(editReviewInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await editReview(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** Again is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, RATE_LIMITED. */
  delete: memberProcedure.input(reviewGameInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await deleteReview(ctx.services, ctx.member.id, input.gameId);
    return {};
  }),

  /** Again is no change. Errors: NOT_SIGNED_IN, REVIEW_NOT_FOUND, REVIEW_OWN, RATE_LIMITED. */
  vote: memberProcedure
    .input(voteInput)
    .mutation(({ ctx, input }): Promise<VoteResult> => vote(ctx.services, ctx.member.id, input)),

  /** For those who speak for the game's makers. Errors: NOT_SIGNED_IN, REVIEW_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED. */
  reply: memberProcedure.input(replyInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await reply(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** Again is no change. Errors: NOT_SIGNED_IN, REVIEW_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED. */
  takeReplyBack: memberProcedure.input(reviewIdInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await takeReplyBack(ctx.services, ctx.member.id, input.reviewId);
    return {};
  }),

  /** Again is no change. Errors: NOT_SIGNED_IN, REVIEW_NOT_FOUND, REVIEW_OWN, RATE_LIMITED. */
  report: memberProcedure.input(reportInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await report(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** Open ones, or those closed, the newest first. Errors: NOT_SIGNED_IN, NOT_ALLOWED, BAD_CURSOR. */
  reports: keeperProcedure('keepReviews')
    .input(reportsInput)
    .query(({ ctx, input = firstPage }): Promise<ReviewReports> => findReports(ctx.services.database, input)),

  /** Closes its reports too. Errors: NOT_SIGNED_IN, NOT_ALLOWED, REVIEW_NOT_FOUND. */
  hide: keeperProcedure('keepReviews')
    .input(hideReviewInput)
    .mutation(async ({ ctx, input }): Promise<Done> => {
      await hideReview(ctx.services, ctx.member.id, input);
      return {};
    }),

  /** Again is no change. Errors: NOT_SIGNED_IN, NOT_ALLOWED, REVIEW_NOT_FOUND. */
  show: keeperProcedure('keepReviews')
    .input(reviewIdInput)
    .mutation(async ({ ctx, input }): Promise<Done> => {
      await showReview(ctx.services, ctx.member.id, input.reviewId);
      return {};
    }),

  /** Leaves the review as it is. Errors: NOT_SIGNED_IN, NOT_ALLOWED, REPORT_NOT_FOUND. */
  closeReport: keeperProcedure('keepReviews')
    .input(closeReportInput)
    .mutation(async ({ ctx, input }): Promise<Done> => {
      await closeReport(ctx.services, ctx.member.id, input.reportId);
      return {};
    }),
});
