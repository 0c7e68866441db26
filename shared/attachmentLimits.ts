// Bounds of what hangs on messages, apart from the others since few pages need them.

export const attachmentLimits = {
  /** Megabytes of 2^20 bytes that the settings may allow for one file, and for one member's in a day. */
  megabytes: 200,
  megabytesADay: 100_000,
  /** Files that the settings may allow for one message. */
  perMessage: 20,
  /** Pixels a picture may unfold to, all its images together. */
  maxPixels: 60_000_000,
  /** Characters of a file's name. */
  fileName: { min: 1, max: 200 },
} as const;
