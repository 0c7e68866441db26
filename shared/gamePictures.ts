// Pictures from games that were uploaded. Imports nothing: the page carries it.

/** Widths in pixels they are served in; the shape is 16 to 9. */
export const gamePictureSizes = [640, 1_280] as const;

/** Where one is. What an address shows never changes. */
export const gamePictureAddress = (id: string, width: number): string => `/uploads/games/${id}.${width}.webp`;

/** What a game is known by from outside: its cover, and the wide picture behind its name. */
export const frontShapes = ['cover', 'wide'] as const;
export type FrontShape = (typeof frontShapes)[number];

/** The size in pixels an uploaded one is cut to, smaller ones being refused, and the widths it is served in. */
export const fronts = {
  cover: { width: 600, height: 800, sizes: [96, 200, 300, 400, 600] },
  wide: { width: 1_280, height: 640, sizes: [640, 1_280] },
} as const satisfies Record<FrontShape, { width: number; height: number; sizes: readonly number[] }>;

/** Where an uploaded one is, under its own name. What an address shows never changes. */
export const frontAddress = (id: string, width: number): string => `/uploads/game-fronts/${id}.${width}.webp`;
/** Where the cover or wide picture of a game is, uploaded or drawn. */
export const shownFrontAddress = (shape: FrontShape, slug: string, width: number): string =>
  `/art/${shape === 'wide' ? 'wide' : 'covers'}/${slug}.${width}.webp`;
