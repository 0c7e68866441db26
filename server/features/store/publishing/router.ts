// The procedures of those who speak for a publisher. What belongs to another does not exist for them.
import {
  makeBundleInput,
  type OwnBundle,
  ownBundlesInput,
  saveBundleInput,
} from '../../../../shared/bundles.ts';
import { limits } from '../../../../shared/limits.ts';
import type { Page } from '../../../../shared/primitives.ts';
import {
  addSaleInput,
  type DayFigures,
  endSaleInput,
  factsInput,
  figuresInput,
  frontsInput,
  type GameFacts,
  type GameFronts,
  type GameSale,
  type GameTrailers,
  makeGameInput,
  moveGameInput,
  nameTrailerInput,
  type OwnPublisher,
  orderPicturesInput,
  orderTrailersInput,
  type PublishedGame,
  type PublishedGameDetail,
  type PublisherFacts,
  picturesInput,
  publishedGameInput,
  publisherFactsInput,
  publisherGamesInput,
  publisherInput,
  publishersInput,
  type ReviewsToAnswer,
  removeFrontInput,
  removePictureInput,
  removeTrailerInput,
  reviewsToAnswerInput,
  salesInput,
  saveGameInput,
  savePublisherInput,
  setCaptionsInput,
  setPriceInput,
  setTeamRoleInput,
  type TeamMember,
  teamInput,
  trailersInput,
} from '../../../../shared/publishing.ts';
import { memberProcedure, router } from '../../../trpc.ts';
import { listPublisherFigures } from '../../wallet/queries/publisherFigures.ts';
import { findPictures } from '../queries/game.ts';
import { viewerOf } from '../viewer.ts';
import { makeBundle, saveBundle } from './commands/bundles.ts';
import { removeFront } from './commands/fronts.ts';
import { savePublisher } from './commands/house.ts';
import { makeGame } from './commands/make.ts';
import { setTeamRole } from './commands/members.ts';
import { orderPictures, removePicture } from './commands/pictures.ts';
import { setPrice } from './commands/prices.ts';
import { addSale, endSale } from './commands/sales.ts';
import { saveGame } from './commands/save.ts';
import { moveGame } from './commands/state.ts';
import { orderTrailers, removeTrailer } from './commands/trailers.ts';
import { nameTrailer, setCaptions } from './commands/trailerWords.ts';
import { expectGameOf, expectPublisher } from './policy.ts';
import { listOwnBundles } from './queries/bundles.ts';
import { findGameFacts, findPublisherFacts } from './queries/facts.ts';
import { findFronts } from './queries/fronts.ts';
import { findPublishedGame, listPublishedGames, listSales } from './queries/games.ts';
import { findOwnPublisher, listOwnPublishers } from './queries/publishers.ts';
import { listReviewsToAnswer } from './queries/reviews.ts';
import { listTeam } from './queries/team.ts';
import { findGameTrailers } from './queries/trailers.ts';

type Done = Record<string, never>;

const firstPage = { limit: limits.page.default };

export const publishingRouter = router({
  /** Those the caller speaks for. Errors: NOT_SIGNED_IN, BAD_CURSOR. */
  publishers: memberProcedure
    .input(publishersInput)
    .query(
      ({ ctx, input = firstPage }): Promise<Page<OwnPublisher>> =>
        listOwnPublishers(ctx.services.database, ctx.member.id, input),
    ),

  /** Errors: NOT_SIGNED_IN, PUBLISHER_NOT_FOUND. */
  publisher: memberProcedure
    .input(publisherInput)
    .query(
      ({ ctx, input }): Promise<OwnPublisher> =>
        findOwnPublisher(ctx.services.database, ctx.member.id, input.publisher),
    ),

  /** Drafts among them, by title. Errors: NOT_SIGNED_IN, PUBLISHER_NOT_FOUND, BAD_CURSOR. */
  games: memberProcedure
    .input(publisherGamesInput)
    .query(
      ({ ctx, input }): Promise<Page<PublishedGame>> =>
        listPublishedGames(ctx.services.database, ctx.member.id, input),
    ),

  /** Errors: NOT_SIGNED_IN, GAME_NOT_FOUND. */
  game: memberProcedure
    .input(publishedGameInput)
    .query(
      ({ ctx, input }): Promise<PublishedGameDetail> =>
        findPublishedGame(ctx.services.database, ctx.member.id, input.gameId),
    ),

  /** The latest first. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, BAD_CURSOR. */
  sales: memberProcedure
    .input(salesInput)
    .query(
      ({ ctx, input }): Promise<Page<GameSale>> => listSales(ctx.services.database, ctx.member.id, input),
    ),

  /** What it is, to be edited. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, NOT_ALLOWED. */
  facts: memberProcedure
    .input(factsInput)
    .query(
      ({ ctx, input }): Promise<GameFacts> =>
        findGameFacts(
          ctx.services.database,
          ctx.member.id,
          input.gameId,
          viewerOf(ctx, input.language).language,
        ),
    ),

  /** A draft. Errors: NOT_SIGNED_IN, PUBLISHER_NOT_FOUND, NOT_ALLOWED, TOO_MANY_DRAFTS, KEY_REUSED, RATE_LIMITED. */
  make: memberProcedure
    .input(makeGameInput)
    .mutation(({ ctx, input }): Promise<{ gameId: string }> => makeGame(ctx.services, ctx.member.id, input)),

  /** What it is, as a whole. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, NOT_ALLOWED, EDIT_CONFLICT, TAG_NOT_FOUND, CATEGORY_NOT_FOUND, KEY_REUSED, RATE_LIMITED. */
  save: memberProcedure
    .input(saveGameInput)
    .mutation(({ ctx, input }): Promise<{ version: number }> => saveGame(ctx.services, ctx.member.id, input)),

  /** Those uploaded, in their order; a file is added by `POST /uploads/game-picture`. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND. */
  pictures: memberProcedure.input(picturesInput).query(async ({ ctx, input }): Promise<string[]> => {
    const { database } = ctx.services;
    await expectGameOf(database.db, ctx.member.id, input.gameId, 'look');
    return findPictures(database, input.gameId);
  }),

  /** Again is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED. */
  removePicture: memberProcedure.input(removePictureInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await removePicture(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** Again is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, NOT_ALLOWED, PICTURES_CHANGED, RATE_LIMITED. */
  orderPictures: memberProcedure.input(orderPicturesInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await orderPictures(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** Those uploaded, in their order; a file is added by `POST /uploads/game-trailer`. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND. */
  trailers: memberProcedure
    .input(trailersInput)
    .query(
      ({ ctx, input }): Promise<GameTrailers> => findGameTrailers(ctx.services, ctx.member.id, input.gameId),
    ),

  /** Again is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED. */
  removeTrailer: memberProcedure.input(removeTrailerInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await removeTrailer(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** Again is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, NOT_ALLOWED, TRAILERS_CHANGED, RATE_LIMITED. */
  orderTrailers: memberProcedure.input(orderTrailersInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await orderTrailers(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** What it is called. Again is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, NOT_ALLOWED, TRAILERS_CHANGED, RATE_LIMITED. */
  nameTrailer: memberProcedure.input(nameTrailerInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await nameTrailer(ctx.services, ctx.member.id, input);
    return {};
  }),

  /**
   * Captions in one language, in place of others in it, or none. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, NOT_ALLOWED,
   * TRAILERS_CHANGED, UPLOAD_NOT_CAPTIONS, RATE_LIMITED.
   */
  setCaptions: memberProcedure.input(setCaptionsInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await setCaptions(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** A file becomes one by `POST /uploads/game-front`. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND. */
  fronts: memberProcedure
    .input(frontsInput)
    .query(
      ({ ctx, input }): Promise<GameFronts> => findFronts(ctx.services.database, ctx.member.id, input.gameId),
    ),

  /** Back to the drawn one; again is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED. */
  removeFront: memberProcedure.input(removeFrontInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await removeFront(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** Its name and text, to be edited. Errors: NOT_SIGNED_IN, PUBLISHER_NOT_FOUND, NOT_ALLOWED. */
  publisherFacts: memberProcedure
    .input(publisherFactsInput)
    .query(
      ({ ctx, input }): Promise<PublisherFacts> =>
        findPublisherFacts(ctx.services.database, ctx.member.id, input.publisherId),
    ),

  /** Errors: NOT_SIGNED_IN, PUBLISHER_NOT_FOUND, NOT_ALLOWED, EDIT_CONFLICT, KEY_REUSED, RATE_LIMITED. */
  savePublisher: memberProcedure
    .input(savePublisherInput)
    .mutation(
      ({ ctx, input }): Promise<{ version: number }> => savePublisher(ctx.services, ctx.member.id, input),
    ),

  /** Again is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED. */
  setPrice: memberProcedure.input(setPriceInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await setPrice(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, NOT_ALLOWED, SALE_PAST, SALE_OVERLAPS, KEY_REUSED, RATE_LIMITED. */
  addSale: memberProcedure
    .input(addSaleInput)
    .mutation(({ ctx, input }): Promise<{ saleId: string }> => addSale(ctx.services, ctx.member.id, input)),

  /** Again is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED. */
  endSale: memberProcedure.input(endSaleInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await endSale(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** Drafts among them, the newest first. Errors: NOT_SIGNED_IN, PUBLISHER_NOT_FOUND, BAD_CURSOR. */
  bundles: memberProcedure
    .input(ownBundlesInput)
    .query(
      ({ ctx, input }): Promise<Page<OwnBundle>> =>
        listOwnBundles(ctx.services.database, ctx.member.id, input),
    ),

  /** Errors: NOT_SIGNED_IN, PUBLISHER_NOT_FOUND, NOT_ALLOWED, BUNDLE_GAME, TOO_MANY_BUNDLES, KEY_REUSED, RATE_LIMITED. */
  makeBundle: memberProcedure
    .input(makeBundleInput)
    .mutation(
      ({ ctx, input }): Promise<{ bundleId: string }> => makeBundle(ctx.services, ctx.member.id, input),
    ),

  /** As a whole. Errors: NOT_SIGNED_IN, BUNDLE_NOT_FOUND, NOT_ALLOWED, EDIT_CONFLICT, BUNDLE_FIXED, BUNDLE_GAME, TOO_MANY_BUNDLES, KEY_REUSED, RATE_LIMITED. */
  saveBundle: memberProcedure
    .input(saveBundleInput)
    .mutation(
      ({ ctx, input }): Promise<{ version: number }> => saveBundle(ctx.services, ctx.member.id, input),
    ),

  /** Into the state it is in is no change. Errors: NOT_SIGNED_IN, GAME_NOT_FOUND, NOT_ALLOWED, GAME_STATE, RATE_LIMITED. */
  move: memberProcedure.input(moveGameInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await moveGame(ctx.services, ctx.member.id, input.gameId, input.state);
    return {};
  }),

  /** Who speaks for it: owners first. Errors: NOT_SIGNED_IN, PUBLISHER_NOT_FOUND, BAD_CURSOR. */
  team: memberProcedure
    .input(teamInput)
    .query(
      ({ ctx, input }): Promise<Page<TeamMember>> => listTeam(ctx.services.database, ctx.member.id, input),
    ),

  /**
   * Owners bring in friends, change roles and take out; everybody takes themselves out. Again is no change. Errors:
   * NOT_SIGNED_IN, PUBLISHER_NOT_FOUND, NOT_ALLOWED, MEMBER_NOT_FOUND, TEAM_STRANGER, TEAM_FULL, LAST_OWNER, RATE_LIMITED.
   */
  setTeamRole: memberProcedure.input(setTeamRoleInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await setTeamRole(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** What was sold, by day and country, the latest first. Errors: NOT_SIGNED_IN, PUBLISHER_NOT_FOUND, NOT_ALLOWED, BAD_CURSOR. */
  figures: memberProcedure.input(figuresInput).query(async ({ ctx, input }): Promise<Page<DayFigures>> => {
    const { database } = ctx.services;
    await expectPublisher(database.db, ctx.member.id, input.publisherId, 'earnings');
    return listPublisherFigures(database, input.publisherId, input);
  }),

  /** Of all its games, the newest first. Errors: NOT_SIGNED_IN, PUBLISHER_NOT_FOUND, BAD_CURSOR. */
  reviews: memberProcedure
    .input(reviewsToAnswerInput)
    .query(
      ({ ctx, input }): Promise<ReviewsToAnswer> =>
        listReviewsToAnswer(ctx.services.database, ctx.member.id, input),
    ),
});
