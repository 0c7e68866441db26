// Publishers' pages: inputs and wire types.
import { z } from 'zod';
import { type Country, currencies } from './countries.ts';
import { type GameState, gameStates } from './gameStates.ts';
import { type Currency, idSchema, keySchema, type Money, type Page, pageInput } from './primitives.ts';
import { type PublisherRole, publishingLimits } from './publishingRights.ts';
import type { Review } from './reviews.ts';
import type { GameRef, Rating } from './store.ts';

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

export type AddSale = z.output<typeof addSaleInput>;

/** A publisher the caller speaks for. */
export type OwnPublisher = { id: string; slug: string; name: string; role: PublisherRole };

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
