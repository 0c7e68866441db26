// The procedures of the store: everybody may look; wishes are for members.

import type { FullCart } from '../../../shared/bundles.ts';
import { limits } from '../../../shared/limits.ts';
import type { Page } from '../../../shared/primitives.ts';
import { may } from '../../../shared/ranks.ts';
import { type Review, reviewsInput } from '../../../shared/reviews.ts';
import {
  alikeInput,
  type Category,
  cartInput,
  categoriesInput,
  type Facets,
  facetsInput,
  type GameCard,
  type GameDetail,
  type GameFriends,
  type GamesPage,
  type GameTags,
  gameFriendsInput,
  gameInput,
  gamesByIdInput,
  gamesInput,
  gameTagsInput,
  hideTagInput,
  type LinkedGame,
  linkedGamesInput,
  type Maker,
  makerGamesInput,
  makerInput,
  removeFromCartInput,
  type Tag,
  tagGameInput,
  tagsInput,
  type WishlistItem,
  wishAlertInput,
  wishInput,
  wishlistInput,
} from '../../../shared/store.ts';
import { keeperProcedure, memberProcedure, publicProcedure, router } from '../../trpc.ts';
import { bundlesRouter } from './bundles/router.ts';
import { addToCart, removeFromCart } from './cart/commands.ts';
import { findCart } from './cart/queries.ts';
import { setWishAlert, unwish, wish } from './commands.ts';
import { publishingRouter } from './publishing/router.ts';
import { findAlike } from './queries/alike.ts';
import { findCards } from './queries/cards.ts';
import { listCategories } from './queries/categories.ts';
import { findFacets } from './queries/facets.ts';
import { findGame } from './queries/game.ts';
import { listGameFriends } from './queries/gameFriends.ts';
import { listGames } from './queries/games.ts';
import { findLinked } from './queries/linked.ts';
import { findMaker, listMakerGames } from './queries/makers.ts';
import { findTags } from './queries/tags.ts';
import { listWishes } from './queries/wishlist.ts';
import { listReviews } from './reviews/queries/list.ts';
import { reviewRouter } from './reviews/router.ts';
import { hideTag, tagGame } from './tagging/commands.ts';
import { findGameTags } from './tagging/queries.ts';
import { viewerOf } from './viewer.ts';

export const storeRouter = router({
  categories: publicProcedure
    .input(categoriesInput)
    .query(
      ({ ctx, input }): Promise<Category[]> =>
        listCategories(ctx.services.database, viewerOf(ctx, input?.language)),
    ),

  /** Errors: CATEGORY_NOT_FOUND, BAD_CURSOR. */
  games: publicProcedure
    .input(gamesInput)
    .query(
      ({ ctx, input }): Promise<GamesPage> =>
        listGames(ctx.services.database, input, viewerOf(ctx, input.language)),
    ),

  /** What each choice of a filter would show. Errors: CATEGORY_NOT_FOUND. */
  facets: publicProcedure
    .input(facetsInput)
    .query(
      ({ ctx, input }): Promise<Facets> =>
        findFacets(ctx.services.database, input, viewerOf(ctx, input.language)),
    ),

  /** Errors: GAME_NOT_FOUND. */
  game: publicProcedure
    .input(gameInput)
    .query(
      ({ ctx, input }): Promise<GameDetail> =>
        findGame(ctx.services.database, input.id, viewerOf(ctx, input.language)),
    ),

  /** A publisher as everybody sees it. Errors: PUBLISHER_NOT_FOUND. */
  maker: publicProcedure
    .input(makerInput)
    .query(
      ({ ctx, input }): Promise<Maker> =>
        findMaker(ctx.services.database, input.publisher, viewerOf(ctx, input.language)),
    ),

  /** Its games that stand in lists, those most own first. Errors: BAD_CURSOR. */
  makerGames: publicProcedure
    .input(makerGamesInput)
    .query(
      ({ ctx, input }): Promise<GamesPage> =>
        listMakerGames(ctx.services.database, viewerOf(ctx, input.language), input),
    ),

  /** Tags whose name holds a text, those that begin with it first: at most 20. */
  tags: publicProcedure
    .input(tagsInput)
    .query(
      ({ ctx, input }): Promise<Tag[]> =>
        findTags(ctx.services.database, input.q, viewerOf(ctx, input.language).language),
    ),

  /** What its owners call it. Errors: GAME_NOT_FOUND. */
  gameTags: publicProcedure.input(gameTagsInput).query(async ({ ctx, input }): Promise<GameTags> => {
    const { services, session } = ctx;
    const role = session ? await services.roleOf(session.member.id) : 'member';
    const viewer = viewerOf(ctx, input.language);
    return findGameTags(services.database, input.gameId, viewer, may(role, 'keepTags'));
  }),

  /** Again is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, TAG_WITHOUT_COPY, TAG_NOT_FOUND, RATE_LIMITED. */
  tagGame: memberProcedure
    .input(tagGameInput)
    .mutation(async ({ ctx, input }): Promise<Record<string, never>> => {
      await tagGame(ctx.services, ctx.member.id, input);
      return {};
    }),

  /** Again is no change. Errors: NOT_SIGNED_IN, NOT_ALLOWED, GAME_NOT_FOUND, TAG_NOT_FOUND. */
  hideTag: keeperProcedure('keepTags')
    .input(hideTagInput)
    .mutation(async ({ ctx, input }): Promise<Record<string, never>> => {
      await hideTag(ctx.services, ctx.member.id, input);
      return {};
    }),

  /** Friends of the caller who own a game or wish for it, and show it. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, BAD_CURSOR. */
  gameFriends: memberProcedure
    .input(gameFriendsInput)
    .query(
      ({ ctx, input }): Promise<GameFriends> => listGameFriends(ctx.services.database, ctx.member.id, input),
    ),

  /** Games like one, the most alike first. Errors: GAME_NOT_FOUND. */
  alike: publicProcedure
    .input(alikeInput)
    .query(
      ({ ctx, input }): Promise<GameCard[]> =>
        findAlike(ctx.services.database, input.gameId, input.limit, viewerOf(ctx, input.language)),
    ),

  /** In the order asked, each once; games that do not exist are left out. */
  gamesByIds: publicProcedure
    .input(gamesByIdInput)
    .query(
      ({ ctx, input }): Promise<GameCard[]> =>
        findCards(ctx.services.database, [...new Set(input.ids)], viewerOf(ctx, input.language)),
    ),

  /** Those that messages link to: each once, in no order; games that do not exist are left out. */
  linkedGames: publicProcedure
    .input(linkedGamesInput)
    .query(
      ({ ctx, input }): Promise<LinkedGame[]> =>
        findLinked(ctx.services.database, input.slugs, viewerOf(ctx, input.language)),
    ),

  /** Again is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, RATE_LIMITED. */
  wish: memberProcedure.input(wishInput).mutation(async ({ ctx, input }): Promise<{ wished: true }> => {
    await wish(ctx.services, { memberId: ctx.member.id, gameId: input.gameId });
    return { wished: true };
  }),

  /** Again is no change. Errors: NOT_SIGNED_IN, RATE_LIMITED. */
  unwish: memberProcedure.input(wishInput).mutation(async ({ ctx, input }): Promise<{ wished: false }> => {
    await unwish(ctx.services, { memberId: ctx.member.id, gameId: input.gameId });
    return { wished: false };
  }),

  /** Which falls of its price to be told of. Errors: NOT_SIGNED_IN, WISH_NOT_FOUND, WALLET_CURRENCY, RATE_LIMITED. */
  setWishAlert: memberProcedure
    .input(wishAlertInput)
    .mutation(async ({ ctx, input }): Promise<Record<string, never>> => {
      await setWishAlert(ctx.services, ctx.member, input);
      return {};
    }),

  /** The member's own, newest first. Errors: NOT_SIGNED_IN, BAD_CURSOR. */
  wishlist: memberProcedure.input(wishlistInput).query(
    ({ ctx, input }): Promise<Page<WishlistItem>> =>
      listWishes(ctx.services.database, ctx.member.id, viewerOf(ctx, input?.language), {
        cursor: input?.cursor,
        limit: input?.limit ?? limits.page.default,
      }),
  ),

  /** What the member means to buy. Errors: NOT_SIGNED_IN. */
  cart: memberProcedure
    .input(cartInput)
    .query(
      ({ ctx, input }): Promise<FullCart> =>
        findCart(ctx.services.database, ctx.member.id, viewerOf(ctx, input?.language)),
    ),

  /** Again is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, CART_FULL, RATE_LIMITED. */
  addToCart: memberProcedure.input(wishInput).mutation(async ({ ctx, input }): Promise<{ inCart: true }> => {
    await addToCart(ctx.services, ctx.member, input.gameId);
    return { inCart: true };
  }),

  /** Again is no change. Errors: NOT_SIGNED_IN, RATE_LIMITED. */
  removeFromCart: memberProcedure
    .input(removeFromCartInput)
    .mutation(async ({ ctx, input }): Promise<{ inCart: false }> => {
      await removeFromCart(ctx.services, ctx.member.id, input.gameIds);
      return { inCart: false };
    }),

  /** What others say; the caller's own is in `review.mine`. Errors: GAME_NOT_FOUND, BAD_CURSOR. */
  reviews: publicProcedure
    .input(reviewsInput)
    .query(
      ({ ctx, input }): Promise<Page<Review>> =>
        listReviews(ctx.services.database, input, ctx.session?.member.id ?? null),
    ),

  review: reviewRouter,

  /** Games that are sold together for less. */
  bundles: bundlesRouter,

  /** For those who speak for a publisher. */
  publishing: publishingRouter,
});
