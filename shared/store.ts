// Store: inputs, wire types and the pure rules of prices and ratings.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import { currencies } from './countries.ts';
import type { GameState } from './gameStates.ts';
import { limits } from './limits.ts';
import {
  type PriceBand,
  priceBands,
  type ReleaseSpan,
  releaseSpans,
  type System,
  systems,
} from './priceBands.ts';
import { idSchema, languageSchema, type Money, type Page, pageInput } from './primitives.ts';
import { tagging } from './tagging.ts';
import type { Captions, TrailerType } from './trailers.ts';

export const gameSorts = ['relevance', 'popular', 'rating', 'newest', 'price', 'discount', 'name'] as const;
export type GameSort = (typeof gameSorts)[number];

export const ratingBands = ['loved', 'liked', 'mixed', 'disliked', 'panned', 'few'] as const;

const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
/** Texts come in this language; without it in the member's, else the browser's. */
const inLanguage = { language: languageSchema.optional() };

export const categoriesInput = z.object(inLanguage).optional();
const gamesFilter = {
  category: slugSchema.optional(),
  tag: slugSchema.optional(),
  q: z.string().trim().max(limits.searchText.max).optional(),
  onSale: z.boolean().optional(),
  free: z.boolean().optional(),
  /** By what a game costs now, in the viewer's currency. */
  price: z.enum(priceBands).optional(),
  system: z.enum(systems).optional(),
  /** A language the game can be played in, as BCP 47 writes it. */
  spoken: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .max(35)
    .optional(),
  rating: z.enum(ratingBands).exclude(['few']).optional(),
  released: z.enum(releaseSpans).optional(),
  ...inLanguage,
};
export const gamesInput = z.object({
  ...gamesFilter,
  /** `relevance` (the default with `q`) falls back to `popular` (the default without). */
  sort: z.enum(gameSorts).optional(),
  ...pageInput,
});
export const facetsInput = z.object(gamesFilter);
/** `id` is a game's id or its slug. */
export const gameInput = z.object({ id: z.union([idSchema, slugSchema]), ...inLanguage });
export const gamesByIdInput = z.object({ ids: z.array(idSchema).max(limits.gameIds.max), ...inLanguage });
/** Games that messages link to, by their slugs. */
export const linkedGamesInput = z.object({
  slugs: z.array(slugSchema).max(limits.gameIds.max),
  ...inLanguage,
});
export const alikeInput = z.object({
  gameId: idSchema,
  limit: z.int().min(1).max(limits.alike.max).default(limits.alike.default),
  ...inLanguage,
});
/** A publisher's id, or its slug. */
export const makerInput = z.object({ publisher: z.string().min(1).max(80), ...inLanguage });
export const makerGamesInput = z.object({ publisherId: idSchema, ...inLanguage, ...pageInput });
/** A part of a tag's name; nothing stands for all. */
export const tagsInput = z.object({
  q: z.string().trim().max(limits.searchText.max).default(''),
  ...inLanguage,
});
export const gameTagsInput = z.object({ gameId: idSchema, ...inLanguage });
/** All that the member gives: those not named are taken back. */
export const tagGameInput = z.object({
  gameId: idSchema,
  tags: z
    .array(slugSchema)
    .max(tagging.mine)
    .refine((all) => new Set(all).size === all.length, 'each once'),
});
export const hideTagInput = z.object({ gameId: idSchema, tag: slugSchema, hidden: z.boolean() });
export const wishInput = z.object({ gameId: idSchema });
export const wishlistInput = z.object({ ...inLanguage, ...pageInput }).optional();
/** Which falls of the price a wish wants to be told of; an amount is in the currency of the member's wallet. */
export const wishAlertInput = z.object({
  gameId: idSchema,
  alert: z.discriminatedUnion('when', [
    z.object({ when: z.literal('any') }),
    z.object({ when: z.literal('percent'), percent: z.int().min(1).max(100) }),
    z.object({
      when: z.literal('under'),
      amount: z.object({ amount: z.int().min(1).max(limits.wishAmount.max), currency: z.enum(currencies) }),
    }),
  ]),
});
export const cartInput = z.object(inLanguage).optional();
export const removeFromCartInput = z.object({ gameIds: z.array(idSchema).min(1).max(limits.orderItems.max) });

/** A category; top ones have no parent. `games` counts those in it and below. */
export type Category = { slug: string; name: string; parent: string | null; games: number };
export type Tag = { slug: string; name: string };

/** What a game costs now. Free is `now.amount === 0`. `was`, `percent` and `until` stand only while on sale. */
export type Price = { now: Money; was: Money | null; percent: number | null; until: number | null };

/** A game as lists name it. */
export type GameRef = { id: string; slug: string; title: string };

export type RatingBand = (typeof ratingBands)[number];
export type Rating = { positive: number; total: number; percent: number | null; band: RatingBand };

export type GameCard = {
  id: string;
  slug: string;
  title: string;
  short: string;
  /** Null: nobody is named as its maker. */
  publisher: { id: string; name: string } | null;
  tags: Tag[];
  /** Null: not known. */
  releasedAt: number | null;
  /** Drafts are nowhere to be seen. */
  state: Exclude<GameState, 'draft'>;
  /** Null: not for sale in this currency, or not in this state. */
  price: Price | null;
  rating: Rating;
  /** Copies in libraries. */
  downloads: number;
  wished: boolean;
};

/** A game that somebody links to. `owned`: the viewer has a copy. */
export type LinkedGame = GameCard & { owned: boolean };

export type Media =
  /** `upload` names an uploaded one; null where it is drawn. */
  | { kind: 'picture'; number: number; width: number; height: number; upload: string | null }
  /** One that was uploaded; `number` counts them from 1. */
  | { kind: 'video'; number: number; id: string; type: TrailerType; title: string; captions: Captions[] }
  /** The drawn one, where none is uploaded. */
  | { kind: 'trailer'; width: number; height: number };

/** How a copy came: bought or given, by a key, or from the house. */
export type CopySource = 'order' | 'key' | 'grant';

/** Whom of one's friends to list. */
export const friendLists = ['owners', 'wishers'] as const;
export type FriendList = (typeof friendLists)[number];
export const gameFriendsInput = z.object({ gameId: idSchema, list: z.enum(friendLists), ...pageInput });
/** `total` counts all of them. */
export type GameFriends = Page<MemberRef> & { total: number };

/** A publisher's page, for everybody. `games` counts those it shows. */
export type Maker = { id: string; slug: string; name: string; about: string; games: number };

/** Tags that owners give a game: how many give each, those most give first; and the viewer's own. */
export type GameTags = {
  tags: (Tag & { members: number; hidden: boolean })[];
  mine: Tag[];
  /** Whether the viewer has a copy. */
  mayTag: boolean;
};

/** What a machine needs for a game; what is not known is null. Sizes in MB. */
export type Requirements = {
  system: System;
  level: 'least' | 'recommended';
  os: string | null;
  processor: string | null;
  graphics: string | null;
  memory: number | null;
  storage: number | null;
};

export type GameDetail = GameCard & {
  long: string;
  categories: { slug: string; name: string }[];
  systems: System[];
  languages: string[];
  /** By system, the least before what is recommended. */
  requirements: Requirements[];
  media: Media[];
  wishes: number;
  /** The viewer's own copy; null for who has none. */
  copy: { playMs: number; source: CopySource } | null;
};

export type GamesPage = Page<GameCard> & { total: number };
/** How many games each choice would show, the filters of other kinds being as they are. Most games first. */
export type Facets = {
  categories: { slug: string; games: number }[];
  tags: (Tag & { games: number })[];
  onSale: number;
  free: number;
  prices: Record<PriceBand, number>;
  /** Up to the first is `low`, up to the second `middle`. */
  priceBounds: [Money, Money];
  systems: Record<System, number>;
  /** BCP 47; most games first, the chosen one in any case. */
  spoken: { code: string; games: number }[];
  ratings: Record<Exclude<RatingBand, 'few'>, number>;
  released: Record<ReleaseSpan, number>;
};
export type WishAlert = z.output<typeof wishAlertInput>['alert'];
export type WishlistItem = GameCard & { wishedAt: number; alert: WishAlert };
/** `seen` is what it cost when it was put there, null when it was not for sale then or in another currency. */
export type CartItem = { game: GameCard; addedAt: number; seen: Money | null; owned: boolean };
export type Cart = {
  /** At most as many as one order may hold, the newest first. */
  items: CartItem[];
  /** Of all that can be bought: neither owned nor without a price. */
  total: Money;
};
/** Reviews below this number say too little for a band. */
export const ratingMinimum = 10;

/** The band of a share of positive reviews: Loved from 80 %, Liked 70, Mixed 40, Disliked 20, else Panned. */
export function rate(positive: number, total: number): Rating {
  if (total < ratingMinimum) return { positive, total, percent: null, band: 'few' };
  const percent = Math.floor((positive * 100) / total);
  const band =
    percent >= 80
      ? 'loved'
      : percent >= 70
        ? 'liked'
        : percent >= 40
          ? 'mixed'
          : percent >= 20
            ? 'disliked'
            : 'panned';
  return { positive, total, percent, band };
}

/** A price in minor units less a whole percentage, rounded down to a whole minor unit. */
export function discounted(amount: number, percent: number): number {
  return Math.floor((amount * (100 - percent)) / 100);
}
