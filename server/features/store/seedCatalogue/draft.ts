// How a hand-written game is noted down, and how a note becomes a full SeedGame.
import type { Genre } from '../art/types.ts';
import { describe } from './describe.ts';
import { type PricePoint, priceOf } from './prices.ts';
import type { Language, Localized, SeedGame, System } from './types.ts';

export interface GameDraft {
  slug: string;
  title: string;
  titles?: Partial<Localized>;
  genre: Genre;
  categories: readonly string[];
  tags: readonly string[];
  /** Won; the other currencies follow from the price list. */
  won: PricePoint;
  /** percent, start day, end day (relative to the base day). */
  sale?: readonly [number, number, number];
  /** Days before the base day. */
  daysOut: number;
  players: number;
  hours: number;
  sizeMb: number;
  age: number;
  /** 0 to 1. */
  reach: number;
  liked: number;
  /** Text languages, blank-separated; English, Korean and Chinese when left out. */
  text?: string;
  /** Voice languages, blank-separated; none when left out. */
  voices?: string;
  /** Systems, blank-separated; Windows and Linux when left out. */
  systems?: string;
  short: Localized;
  /** Two or three sentences only this game could say; they open the long description. */
  about: Localized;
}

const HANGUL = /\p{Script=Hangul}/u;
const HAN = /\p{Script=Han}/u;

/** The interface language whose script a title is written in. */
export const scriptLanguage = (title: string): Language =>
  HANGUL.test(title) ? 'ko' : HAN.test(title) ? 'zh' : 'en';

const words = (text: string | undefined, otherwise: string): string[] => {
  const list = (text ?? otherwise).split(' ').filter((word) => word !== '');
  return list;
};

/** Completes a note: prices in all currencies, systems, and the long description. */
export function finish(draft: GameDraft, publisher: string, number: number): SeedGame {
  const sale = draft.sale && { percent: draft.sale[0], startDay: draft.sale[1], endDay: draft.sale[2] };
  return {
    number,
    slug: draft.slug,
    title: draft.title,
    titles: draft.titles ?? {},
    titleLanguage: scriptLanguage(draft.title),
    publisher,
    genre: draft.genre,
    categories: draft.categories,
    tags: draft.tags,
    systems: words(draft.systems, 'windows linux') as System[],
    languages: { text: words(draft.text, 'en ko zh'), voices: words(draft.voices, '') },
    releaseDay: -draft.daysOut,
    prices: priceOf(draft.won),
    sale: sale ?? null,
    short: draft.short,
    long: describe(draft),
    players: draft.players,
    hours: draft.hours,
    sizeMb: draft.sizeMb,
    age: draft.age,
    reach: draft.reach,
    liked: draft.liked,
  };
}
