// The bounds and pure rules of reviews, told without a schema so that the page can use them too. The first load carries
// none of them, as it would those in limits.ts.
import { characters, isBody } from './text.ts';

export const reviewLimits = {
  /** Characters of a review. */
  body: { min: 1, max: 8_000 },
  /** Characters of what makers answer to a review. */
  reply: { min: 1, max: 2_000 },
  /** Characters of what a reporter adds. */
  note: { max: 500 },
  /** Characters of the reason why a review is hidden. */
  reason: { min: 1, max: 300 },
  /** Minutes of play: more than a lifetime. */
  playMinutes: { max: 100_000_000 },
} as const;

export const reviewVotes = ['helpful', 'unhelpful', 'funny'] as const;
export type ReviewVote = (typeof reviewVotes)[number];
export type Votes = Record<ReviewVote, number>;

export const reviewSorts = ['newest', 'helpful', 'played'] as const;
export type ReviewSort = (typeof reviewSorts)[number];

export const reportReasons = ['spam', 'insult', 'spoiler', 'offTopic', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** How the author has the game. Only those who bought it, were given it or got it from the house count in scores. */
export type ReviewCopy = 'bought' | 'key' | 'returned';

/** Days of which the recent score tells. */
export const recentDays = 30;

/** Which rule a text breaks whose ends are trimmed. */
export function textProblem(text: string, max: number): 'missing' | 'long' | 'characters' | null {
  if (text === '') return 'missing';
  if (characters(text) > max) return 'long';
  return isBody(text) ? null : 'characters';
}

export const reviewProblem = (body: string) => textProblem(body.trim(), reviewLimits.body.max);

/** The votes after a member took `from` back and gave `to`; null is none. */
export function moveVote(votes: Votes, from: ReviewVote | null, to: ReviewVote | null): Votes {
  const moved = { ...votes };
  if (from) moved[from] -= 1;
  if (to) moved[to] += 1;
  return moved;
}
