// Pictures from games that were uploaded. Imports nothing: the page carries it.

/** Widths in pixels they are served in; the shape is 16 to 9. */
export const gamePictureSizes = [640, 1_280] as const;

/** Where one is. What an address shows never changes. */
export const gamePictureAddress = (id: string, width: number): string => `/uploads/games/${id}.${width}.webp`;
