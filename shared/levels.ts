// Experience and levels: which deeds count how much, and how far it is to the next level. Imports nothing: the page
// carries it.

type Rule = {
  /** Points one such deed gives. */
  points: number;
  /** Points that deeds of this kind give on one day (UTC) at most; null where nothing bounds them. */
  perDay: number | null;
};

/**
 * Each deed counts once for what it refers to (a day, a copy, another member), so doing it again earns nothing. What is
 * earned can be counted in deeds alone: nobody buys a level.
 */
export const deeds = {
  /** The first visit of a day. Refers to the day. */
  visit: { points: 10, perDay: 10 },
  /** Something said of oneself, and a background chosen. Refers to nothing else: once for all. */
  profile: { points: 50, perDay: null },
  /** A game that was paid for, whatever it cost. Refers to the line of the order; giving it back takes it back. */
  purchase: { points: 20, perDay: 100 },
  /** The first review of a game. Refers to the game. */
  review: { points: 30, perDay: 90 },
  /** Somebody found a review helpful. Refers to the review and them. */
  helpful: { points: 2, perDay: 20 },
  /** A new friend. Refers to them. */
  friendship: { points: 10, perDay: 50 },
  /** Somebody's first entry in one's guestbook. Refers to them. */
  guestbook: { points: 5, perDay: 25 },
} as const satisfies Record<string, Rule>;

export type Deed = keyof typeof deeds;

/** Points from a level to the next. */
export const stepFrom = (level: number): number => 100 + 50 * (level - 1);

export type Level = {
  /** From 1. */
  level: number;
  /** Points since this level began, and how many lead to the next. */
  into: number;
  step: number;
};

/** The level that so many points are. */
export function levelOf(experience: number): Level {
  let level = 1;
  let into = Math.max(0, Math.floor(experience));
  while (into >= stepFrom(level)) {
    into -= stepFrom(level);
    level += 1;
  }
  return { level, into, step: stepFrom(level) };
}
