// The backgrounds that profiles choose from, drawn by the server. Imports nothing: the page carries it.

export const backgrounds = [
  'cottage',
  'harbour',
  'citadel',
  'rooftops',
  'nightTrain',
  'canyon',
  'karst',
  'viaduct',
  'sails',
  'meadow',
  'lighthouse',
  'beacons',
] as const;

export type Background = (typeof backgrounds)[number];

const widths = [320, 800, 1600] as const;

/** Where a background lies in one width. */
export const backgroundAddress = (name: Background, width: (typeof widths)[number]): string =>
  `/art/backgrounds/${name}.${width}.webp`;
