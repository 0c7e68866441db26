// Publishers' pages: inputs and wire types.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import { captionLength } from './captions.ts';
import { type Country, currencies } from './countries.ts';
import { type FrontShape, frontShapes } from './gamePictures.ts';
import { type GameState, gameStates } from './gameStates.ts';
import { limits } from './limits.ts';
import { systems } from './priceBands.ts';
import {
  type Currency,
  idSchema,
  keySchema,
  type Language,
  languageSchema,
  type Money,
  type Page,
  pageInput,
} from './primitives.ts';
import {
  offeredLanguages,
  type PublisherRole,
  publisherRoles,
  publishingLimits,
} from './publishingRights.ts';
import type { Review } from './reviews.ts';
import type { GameRef, Rating, Tag } from './store.ts';
import { isBody, isPlainLine, withNewlines } from './text.ts';
import { type Captions, type TrailerType, trailerLimits } from './trailers.ts';

const time = z.int().min(0).max(253_402_300_799_999);

export const publishersInput = z.object(pageInput).optional();
/** A publisher's id, or its slug. */
export const publisherInput = z.object({ publisher: z.string().min(1).max(80) });
export const publisherGamesInput = z.object({ publisherId: idSchema, ...pageInput });
export const publishedGameInput = z.object({ gameId: idSchema });
/** Minor units; null takes the game off sale in that currency. */
export const setPriceInput = z.object({
  gameId: idSchema,
  currency: z.enum(currencies),
  amount: z.int().min(0).max(publishingLimits.price.max).nullable(),
});
export const addSaleInput = z
  .object({
    gameId: idSchema,
    percent: z.int().min(publishingLimits.salePercent.min).max(publishingLimits.salePercent.max),
    startsAt: time,
    endsAt: time,
    key: keySchema,
  })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { path: ['endsAt'] });
export const endSaleInput = z.object({ gameId: idSchema, saleId: idSchema });
export const salesInput = z.object({ gameId: idSchema, ...pageInput });
export const moveGameInput = z.object({ gameId: idSchema, state: z.enum(gameStates) });
export const figuresInput = z.object({ publisherId: idSchema, ...pageInput });
export const reviewsToAnswerInput = z.object({
  publisherId: idSchema,
  answered: z.boolean().default(false),
  ...pageInput,
});

/** A line that may be empty, its ends trimmed. */
const line = (max: number) => z.string().trim().max(max).refine(isPlainLine, 'line');
const prose = (max: number) =>
  z
    .string()
    .transform((text) => withNewlines(text).trim())
    .pipe(
      z
        .string()
        .max(max)
        .refine((text) => text === '' || isBody(text), 'text'),
    );
const inAll = <Schema extends z.ZodType>(schema: Schema) => z.object({ en: schema, ko: schema, zh: schema });
const known = line(publishingLimits.requirement.max)
  .nullable()
  .transform((text) => text || null);
const size = z.int().min(1).max(publishingLimits.size.max).nullable();
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const once = (values: readonly string[]) => new Set(values).size === values.length;
const title = line(publishingLimits.title.max).refine((text) => text !== '', 'empty');

export const factsInput = z.object({ gameId: idSchema, language: languageSchema.optional() });
export const picturesInput = z.object({ gameId: idSchema });
export const frontsInput = z.object({ gameId: idSchema });
export const removeFrontInput = z.object({ gameId: idSchema, shape: z.enum(frontShapes) });
export const removePictureInput = z.object({ gameId: idSchema, pictureId: idSchema });
export const orderPicturesInput = z.object({
  gameId: idSchema,
  /** Each of them once, the first first. */
  pictureIds: z.array(idSchema).max(limits.gamePictures.max).refine(once, 'each once'),
});
export const trailersInput = z.object({ gameId: idSchema });
export const removeTrailerInput = z.object({ gameId: idSchema, trailerId: idSchema });
export const orderTrailersInput = z.object({
  gameId: idSchema,
  /** Each of them once, the first first. */
  trailerIds: z.array(idSchema).max(trailerLimits.perGame).refine(once, 'each once'),
});
const ofTrailer = { gameId: idSchema, trailerId: idSchema };
/** The empty title takes it away. */
export const nameTrailerInput = z.object({ ...ofTrailer, title: line(trailerLimits.title) });
export const setCaptionsInput = z.object({
  ...ofTrailer,
  language: z.enum(offeredLanguages),
  /** WebVTT; null takes the captions in that language away. */
  text: z.string().max(captionLength.max).nullable(),
});
export const publisherFactsInput = z.object({ publisherId: idSchema });
export const makeGameInput = z.object({ publisherId: idSchema, title, key: keySchema });
/** What a game is, whole: what stood there before is replaced. Empty names are the proper one. */
export const saveGameInput = z.object({
  gameId: idSchema,
  /** Of the state that was edited. */
  version: z.int().min(0),
  title,
  titles: inAll(line(publishingLimits.title.max)),
  short: inAll(prose(publishingLimits.short.max)),
  long: inAll(prose(publishingLimits.long.max)),
  tags: z.array(slug).max(publishingLimits.tags.max).refine(once, 'each once'),
  /** Shelves; those above come along. */
  categories: z.array(slug).max(publishingLimits.categories.max).refine(once, 'each once'),
  systems: z.array(z.enum(systems)).max(systems.length).refine(once, 'each once'),
  /** BCP 47. */
  languages: z
    .array(
      z
        .string()
        .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
        .max(35),
    )
    .max(publishingLimits.languages.max)
    .refine(once, 'each once'),
  requirements: z
    .array(
      z.object({
        system: z.enum(systems),
        level: z.enum(['least', 'recommended']),
        os: known,
        processor: known,
        graphics: known,
        memory: size,
        storage: size,
      }),
    )
    .max(systems.length * 2)
    .refine((all) => once(all.map(({ system, level }) => `${system} ${level}`)), 'each once'),
  key: keySchema,
});
export const savePublisherInput = z.object({
  publisherId: idSchema,
  version: z.int().min(0),
  name: line(publishingLimits.name.max).refine((text) => text !== '', 'empty'),
  about: inAll(prose(publishingLimits.about.max)),
  key: keySchema,
});
export const teamInput = z.object({ publisherId: idSchema, ...pageInput });
/** Null: they speak for it no more. */
export const setTeamRoleInput = z.object({
  publisherId: idSchema,
  memberId: idSchema,
  role: z.enum(publisherRoles).nullable(),
});
export type SaveGame = z.output<typeof saveGameInput>;
export type SavePublisher = z.output<typeof savePublisherInput>;

type InAll = Record<Language, string>;
/** What a game is, for those who edit it. */
export type GameFacts = Omit<SaveGame, 'gameId' | 'key' | 'tags' | 'titles' | 'short' | 'long'> & {
  titles: InAll;
  short: InAll;
  long: InAll;
  tags: Tag[];
};
/** What a publisher is, for those who edit it. */
export type PublisherFacts = { version: number; name: string; about: InAll };

export type AddSale = z.output<typeof addSaleInput>;

/** The uploaded cover and wide picture of a game; null where the house draws it. */
export type GameFronts = Record<FrontShape, string | null>;

/** The uploaded trailers of a game, in their order, `size` in bytes; and the megabytes of 2^20 bytes one may have. */
export type GameTrailers = {
  trailers: { id: string; type: TrailerType; size: number; title: string; captions: Captions[] }[];
  /** Bytes that the trailers of all games of the publisher take, and may. */
  space: { used: number; max: number };
  megabytes: number;
};

/** A publisher the caller speaks for. */
export type OwnPublisher = { id: string; slug: string; name: string; role: PublisherRole };

/** Somebody who speaks for a publisher. */
export type TeamMember = { member: MemberRef; role: PublisherRole; since: number };

/** A game as its makers see it in their list. */
export type PublishedGame = GameRef & {
  state: GameState;
  releasedAt: number | null;
  copies: number;
  wishes: number;
  rating: Rating;
};

/** By its start, the latest first; `mine` false: made by the shop. */
export type GameSale = { id: string; percent: number; startsAt: number; endsAt: number; mine: boolean };

export type PublishedGameDetail = PublishedGame & {
  publisher: OwnPublisher;
  /** Without a sale; no entry: not for sale in that currency. */
  prices: Partial<Record<Currency, number>>;
};

/** What one day brought from one country in one currency: copies sold less those given back, and the makers' share. */
export type DayFigures = { day: string; country: Country; copies: number; share: Money };

export type ReviewToAnswer = { game: GameRef; review: Review };
export type ReviewsToAnswer = Page<ReviewToAnswer>;
