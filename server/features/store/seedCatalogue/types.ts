// The shapes of the seed world: what the seeding command reads and writes into the database.
import type { Genre } from '../art/types.ts';

export type { Rng } from '../art/seeded.ts';
export type { Genre } from '../art/types.ts';

/** The three languages of the interface. */
export type Language = 'en' | 'ko' | 'zh';

/** A text in all three languages. */
export type Localized = Readonly<Record<Language, string>>;

export type Currency = 'KRW' | 'USD' | 'CNY';

export type System = 'windows' | 'macos' | 'linux';

export interface SeedPublisher {
  slug: string;
  /** Shown as it is in every language. */
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  about: Localized;
}

export interface SeedCategory {
  slug: string;
  /** null for the five top categories. */
  parent: string | null;
  names: Localized;
}

export interface SeedTag {
  slug: string;
  names: Localized;
}

export interface SeedSale {
  /** 1 to 90: taken off the price. */
  percent: number;
  /** Days relative to the base day of the seed; start may be negative (already running). */
  startDay: number;
  endDay: number;
}

export interface SeedGame {
  /** 0-based; the hand-written games come first. */
  number: number;
  slug: string;
  /** A proper name, in the script its makers use. */
  title: string;
  /** The same name as other languages write it, where that differs. */
  titles: Partial<Localized>;
  titleLanguage: Language;
  /** Slug of a publisher. */
  publisher: string;
  /** Chooses the drawing of the cover. */
  genre: Genre;
  /** Slugs of sub-categories, the main one first. */
  categories: readonly string[];
  tags: readonly string[];
  systems: readonly System[];
  /** BCP 47 languages of texts and of voices. */
  languages: { readonly text: readonly string[]; readonly voices: readonly string[] };
  /** Days relative to the base day; negative is the past. */
  releaseDay: number;
  /** Minor units: won, cents, fen. All zero when the game is free. */
  prices: Readonly<Record<Currency, number>>;
  sale: SeedSale | null;
  /** One or two sentences. */
  short: Localized;
  /** Three or four paragraphs, separated by one empty line. */
  long: Localized;
  players: number;
  /** Hours to see the end of it, or a typical month of it. */
  hours: number;
  sizeMb: number;
  /** 3, 7, 12, 16 or 18. */
  age: number;
  /** 0 to 1: how many members have it, relative to the best seller. */
  reach: number;
  /** 0 to 1: the share of reviews that recommend it. */
  liked: number;
}

export interface SeedMember {
  /** 0-based. */
  number: number;
  /** 2 to 20 letters and digits of any script; unique among all numbers. */
  nickname: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  language: Language;
  /** Name for `/art/avatars/<avatar>.<width>.webp`. */
  avatar: string;
  /** One sentence about themselves in their language, or empty. */
  bio: string;
  /** Days relative to the base day; always negative. */
  joinedDay: number;
  /** The genres they buy and review most. */
  tastes: readonly Genre[];
}

export interface SeedReview {
  recommended: boolean;
  language: Language;
  text: string;
  minutesPlayed: number;
  /** Days relative to the base day, not before the game's release or the member's first day. */
  day: number;
}

export interface SeedLine {
  /** 0-based index of a speaker of this script; the seeding command maps it to a member. */
  speaker: number;
  text: string;
}

export interface SeedRoom {
  slug: string;
  title: string;
  /** The language its people mostly write. */
  language: Language;
  capacity: number;
  /** How many different speakers the script has; speaker 0 owns the room. */
  speakers: number;
  lines: readonly SeedLine[];
}

/** One exchange for live demo members: somebody says the opener, others answer in order. */
export interface SmallTalk {
  /** Stable name, so that a room does not hear the same exchange twice in a row. */
  id: string;
  language: Language | 'mixed';
  opener: string;
  /** One to four answers, each by another person than the line before. */
  replies: readonly string[];
}
