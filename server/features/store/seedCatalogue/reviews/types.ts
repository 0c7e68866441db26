// The shape of the sentences reviews are put together from.
import type { Genre } from '../types.ts';

export type Mood = 'positive' | 'mixed' | 'negative';

/** `{title}` and `{hours}` stand for the game's name and the hours played. */
export interface ReviewWords {
  /** How it begins. */
  leads: Readonly<Record<Mood, readonly string[]>>;
  /** What is said about this kind of game. */
  genres: Readonly<Record<Genre, Readonly<Record<Mood, readonly string[]>>>>;
  /** How it ends, if it goes on so long; for a mixed review by the verdict. */
  closers: Readonly<Record<'positive' | 'mixedYes' | 'mixedNo' | 'negative', readonly string[]>>;
  /** Between two sentences. */
  join: string;
}
