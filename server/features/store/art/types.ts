// The words the picture generator speaks: genres, facts of a game, a drawing's canvas.
import type { Rng } from './seeded.ts';

export const GENRES = [
  'action',
  'rpg',
  'racing',
  'simulation',
  'puzzle',
  'horror',
  'strategy',
  'cozy',
] as const;
export type Genre = (typeof GENRES)[number];

/** What a picture is drawn from. Equal facts give equal pictures, on any machine. */
export interface ArtFacts {
  slug: string;
  title: string;
  genre: Genre;
}

/** Five inks from deepest to lightest. */
export type Palette = readonly [string, string, string, string, string];

/** What a scene draws on. */
export interface Canvas {
  /** Width and height in SVG units. */
  W: number;
  H: number;
  /** The focal point, 0 (left) to 1 (right). */
  fx: number;
  /** Inks: deep, dark, mid, bright, light. */
  p: Palette;
  r: Rng;
}

/** Draws everything but the title, as the inside of an `<svg>`. */
export type Scene = (c: Canvas) => string;
