// Trailers that publishers upload. Imports nothing: the page carries it.

/** What they may be, each the ending of its address. */
export const trailerTypes = ['mp4', 'webm'] as const;
export type TrailerType = (typeof trailerTypes)[number];

export const trailerLimits = {
  /** Uploaded trailers of one game. */
  perGame: 5,
  /** Characters of what one is called. */
  title: 80,
  /** Megabytes of 2^20 bytes that the settings may allow for one. */
  megabytes: 2_048,
  /** And for all of one publisher. */
  megabytesAPublisher: 16_777_216,
} as const;

/**
 * Why a file is refused: it is neither MP4 nor WebM; Matroska that is no WebM; what says where its pictures lie is missing;
 * it has none; none that browsers can show; it ends too early.
 */
export const videoFaults = ['unknown', 'matroska', 'noIndex', 'noPictures', 'codec', 'cutShort'] as const;
export type VideoFault = (typeof videoFaults)[number];

/** Captions of a trailer in one language; `id` names their address. */
export type Captions = { id: string; language: string };

/** Where one is. What an address shows never changes. */
export const trailerAddress = (id: string, type: TrailerType): string =>
  `/uploads/game-trailers/${id}.${type}`;
