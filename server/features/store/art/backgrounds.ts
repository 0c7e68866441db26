// The backgrounds members choose for their page: scenes of games, wide and low, without a title.
import type { Background } from '../../../../shared/backgrounds.ts';
import { drawScene, type Take } from './scenes/draw.ts';
import { svg } from './svg.ts';

export const BACKGROUND = { W: 1600, H: 560 } as const;

type Choice = Pick<Take, 'genre' | 'scene' | 'palette'> & Partial<Pick<Take, 'fx' | 'mirror' | 'zoom'>>;

const choices: Record<Background, Choice> = {
  cottage: { genre: 'cozy', scene: 'cottage', palette: 2 },
  harbour: { genre: 'simulation', scene: 'harbour', palette: 5 },
  citadel: { genre: 'rpg', scene: 'citadel', palette: 1 },
  rooftops: { genre: 'action', scene: 'rooftops', palette: 2 },
  nightTrain: { genre: 'cozy', scene: 'nightTrain', palette: 3 },
  canyon: { genre: 'action', scene: 'canyon', palette: 4 },
  karst: { genre: 'rpg', scene: 'karst', palette: 4 },
  viaduct: { genre: 'simulation', scene: 'viaduct', palette: 2 },
  sails: { genre: 'racing', scene: 'sails', palette: 0 },
  meadow: { genre: 'cozy', scene: 'meadow', palette: 5 },
  lighthouse: { genre: 'puzzle', scene: 'lighthouse', palette: 1 },
  beacons: { genre: 'strategy', scene: 'beacons', palette: 3 },
};

/** A background as SVG, 1600 by 560. The focal point stands right of the middle: name and face stand left. */
export function drawBackground(name: Background): string {
  const take = { seed: `background ${name}`, fx: 0.62, ...choices[name] };
  return svg(BACKGROUND.W, BACKGROUND.H, drawScene(take, BACKGROUND.W, BACKGROUND.H));
}
