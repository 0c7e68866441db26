// The rooms of the seed world, with what was said in them over the last days.
import type { SeedRoom } from '../types.ts';
import { evenings } from './evenings.ts';
import { helping } from './helping.ts';
import { playing } from './playing.ts';
import { puzzling } from './puzzling.ts';
import { stories } from './stories.ts';
import { words } from './words.ts';

export const rooms: readonly SeedRoom[] = [
  ...evenings,
  ...helping,
  ...playing,
  ...puzzling,
  ...stories,
  ...words,
];
