// The rule of play time. Without a schema, so that the page can use it. Milliseconds.

export const playing = {
  /** How often a device on which somebody plays is heard of. */
  beatEvery: 30_000,
  /** A device not heard of for so long plays no more; what it played counts up to when it was heard of last. */
  missedAfter: 120_000,
  /** What counts as played recently. */
  recent: 14 * 24 * 3_600_000,
} as const;
