// The procedures of bundles: everybody may look; carts are for members.
import {
  type Bundle,
  bundleInput,
  bundlesByIdInput,
  bundlesOfGameInput,
  bundlesOfMakerInput,
  cartBundleInput,
} from '../../../../shared/bundles.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { memberProcedure, publicProcedure, router } from '../../../trpc.ts';
import { viewerOf } from '../viewer.ts';
import { addBundleToCart, removeBundleFromCart } from './cart.ts';
import { findBundle, findBundles, findBundlesOfGame, listBundlesOfMaker } from './queries.ts';

export const bundlesRouter = router({
  /** Also one that has ended. Errors: BUNDLE_NOT_FOUND. */
  find: publicProcedure
    .input(bundleInput)
    .query(
      ({ ctx, input }): Promise<Bundle> =>
        findBundle(ctx.services.database, input.bundle, viewerOf(ctx, input.language)),
    ),

  /** In the order asked, each once; bundles that do not exist are left out. */
  byIds: publicProcedure
    .input(bundlesByIdInput)
    .query(
      ({ ctx, input }): Promise<Bundle[]> =>
        findBundles(ctx.services.database, [...new Set(input.ids)], viewerOf(ctx, input.language)),
    ),

  /** Those for sale that hold a game, the newest first: at most 6. */
  ofGame: publicProcedure
    .input(bundlesOfGameInput)
    .query(
      ({ ctx, input }): Promise<Bundle[]> =>
        findBundlesOfGame(ctx.services.database, input.gameId, viewerOf(ctx, input.language)),
    ),

  /** A publisher's that are for sale, the newest first. Errors: BAD_CURSOR. */
  ofMaker: publicProcedure
    .input(bundlesOfMakerInput)
    .query(
      ({ ctx, input }): Promise<Page<Bundle>> =>
        listBundlesOfMaker(ctx.services.database, input, viewerOf(ctx, input.language)),
    ),

  /** Again is no change. Errors: NOT_SIGNED_IN, BUNDLE_NOT_FOUND, CART_FULL, RATE_LIMITED. */
  addToCart: memberProcedure
    .input(cartBundleInput)
    .mutation(async ({ ctx, input }): Promise<{ inCart: true }> => {
      await addBundleToCart(ctx.services, ctx.member.id, input.bundleId, viewerOf(ctx, undefined));
      return { inCart: true };
    }),

  /** Again is no change. Errors: NOT_SIGNED_IN, RATE_LIMITED. */
  removeFromCart: memberProcedure
    .input(cartBundleInput)
    .mutation(async ({ ctx, input }): Promise<{ inCart: false }> => {
      await removeBundleFromCart(ctx.services, ctx.member.id, input.bundleId);
      return { inCart: false };
    }),
});
