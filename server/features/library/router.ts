// The procedures of the library. For members alone, each of their own.
import {
  type Collection,
  collectionGamesInput,
  collectionInput,
  copyInput,
  deviceInput,
  devicesInput,
  type GameDevice,
  type LibraryOverview,
  type LibraryPoke,
  libraryGamesInput,
  makeCollectionInput,
  type NowPlaying,
  type OwnedGame,
  onDeviceInput,
  type RecentGame,
  recentInput,
  redeemKeyInput,
  renameCollectionInput,
  uninstallInput,
} from '../../../shared/library.ts';
import type { Page } from '../../../shared/primitives.ts';
import type { GameRef } from '../../../shared/store.ts';
import type { Feed } from '../../live/index.ts';
import { memberProcedure, router } from '../../trpc.ts';
import { memberTopic } from '../accounts/queries.ts';
import {
  deleteCollection,
  makeCollection,
  putIntoCollection,
  renameCollection,
  takeOutOfCollection,
} from './collections/commands.ts';
import { forgetDevice, install, uninstall } from './devices/commands.ts';
import { listDevices } from './devices/queries.ts';
import { setHidden } from './games/hide.ts';
import { listCopies } from './games/list.ts';
import { findOverview } from './games/overview.ts';
import { listRecent } from './games/recent.ts';
import { redeemKey } from './keys/redeem.ts';
import { startPlaying, stillPlaying, stopPlaying } from './playing/commands.ts';

export const libraryRouter = router({
  /** Pokes whenever something in the caller's library changed; what it holds is asked for anew. Events
   * of other kinds come along and are none of it. Errors: NOT_SIGNED_IN. */
  onLibrary: memberProcedure.subscription(
    async ({ ctx, signal }): Promise<Feed<LibraryPoke>> =>
      ctx.services.live.feed<LibraryPoke>(memberTopic(ctx.member.id), {
        after: null,
        who: ctx.member.id,
        signal,
      }),
  ),

  /** Copies, hidden ones only where they are asked for. Errors: NOT_SIGNED_IN, BAD_CURSOR. */
  games: memberProcedure.input(libraryGamesInput).query(
    ({ ctx, input }): Promise<Page<OwnedGame> & { total: number }> =>
      listCopies(ctx.services.database.db, ctx.member.id, {
        ...input,
        language: input.language ?? ctx.member.language,
      }),
  ),

  /** Counts, collections, and what is played now. Errors: NOT_SIGNED_IN. */
  overview: memberProcedure.query(
    ({ ctx }): Promise<LibraryOverview> =>
      findOverview(ctx.services.database.db, ctx.member.id, {
        language: ctx.member.language,
        now: ctx.services.clock.now(),
      }),
  ),

  /** Played in the last two weeks. Errors: NOT_SIGNED_IN, BAD_CURSOR. */
  recent: memberProcedure.input(recentInput).query(
    ({ ctx, input }): Promise<Page<RecentGame>> =>
      listRecent(ctx.services.database.db, ctx.member.id, {
        ...input,
        language: input.language ?? ctx.member.language,
        now: ctx.services.clock.now(),
      }),
  ),

  /** Errors: GAME_NOT_OWNED, RATE_LIMITED, NOT_SIGNED_IN. */
  hide: memberProcedure
    .input(copyInput)
    .mutation(({ ctx, input }): Promise<void> => setHidden(ctx.services, ctx.member.id, input.gameId, true)),

  /** Errors: GAME_NOT_OWNED, RATE_LIMITED, NOT_SIGNED_IN. */
  unhide: memberProcedure
    .input(copyInput)
    .mutation(({ ctx, input }): Promise<void> => setHidden(ctx.services, ctx.member.id, input.gameId, false)),

  /** Once for each key. Errors: COLLECTION_NAME_TAKEN, TOO_MANY_COLLECTIONS, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN. */
  makeCollection: memberProcedure
    .input(makeCollectionInput)
    .mutation(({ ctx, input }): Promise<Collection> => makeCollection(ctx.services, ctx.member.id, input)),

  /** Errors: COLLECTION_NOT_FOUND, COLLECTION_NAME_TAKEN, RATE_LIMITED, NOT_SIGNED_IN. */
  renameCollection: memberProcedure
    .input(renameCollectionInput)
    .mutation(({ ctx, input }): Promise<void> => renameCollection(ctx.services, ctx.member.id, input)),

  /** Errors: RATE_LIMITED, NOT_SIGNED_IN. */
  deleteCollection: memberProcedure
    .input(collectionInput)
    .mutation(
      ({ ctx, input }): Promise<void> => deleteCollection(ctx.services, ctx.member.id, input.collectionId),
    ),

  /** All of them or none. Errors: COLLECTION_NOT_FOUND, GAME_NOT_OWNED, RATE_LIMITED, NOT_SIGNED_IN. */
  putIntoCollection: memberProcedure
    .input(collectionGamesInput)
    .mutation(({ ctx, input }): Promise<void> => putIntoCollection(ctx.services, ctx.member.id, input)),

  /** Errors: COLLECTION_NOT_FOUND, RATE_LIMITED, NOT_SIGNED_IN. */
  takeOutOfCollection: memberProcedure
    .input(collectionGamesInput)
    .mutation(({ ctx, input }): Promise<void> => takeOutOfCollection(ctx.services, ctx.member.id, input)),

  /** The one seen last first. Errors: NOT_SIGNED_IN, BAD_CURSOR. */
  devices: memberProcedure
    .input(devicesInput)
    .query(
      ({ ctx, input }): Promise<Page<GameDevice>> =>
        listDevices(ctx.services.database.db, ctx.member.id, input),
    ),

  /** Told by a device. Errors: GAME_NOT_OWNED, RATE_LIMITED, NOT_SIGNED_IN. */
  install: memberProcedure
    .input(onDeviceInput)
    .mutation(({ ctx, input }): Promise<void> => install(ctx.services, ctx.member.id, input)),

  /** Errors: RATE_LIMITED, NOT_SIGNED_IN. */
  uninstall: memberProcedure
    .input(uninstallInput)
    .mutation(({ ctx, input }): Promise<void> => uninstall(ctx.services, ctx.member.id, input)),

  /** Errors: DEVICE_NOT_FOUND, RATE_LIMITED, NOT_SIGNED_IN. */
  forgetDevice: memberProcedure
    .input(deviceInput)
    .mutation(({ ctx, input }): Promise<void> => forgetDevice(ctx.services, ctx.member.id, input.deviceId)),

  /** On a device, where whatever was played ends. Errors: GAME_NOT_OWNED, RATE_LIMITED, NOT_SIGNED_IN. */
  startPlaying: memberProcedure
    .input(onDeviceInput)
    .mutation(({ ctx, input }): Promise<NowPlaying> => startPlaying(ctx.services, ctx.member.id, input)),

  /** A device is still there; null where nothing is played on it. Errors: RATE_LIMITED, NOT_SIGNED_IN. */
  stillPlaying: memberProcedure
    .input(deviceInput)
    .mutation(
      ({ ctx, input }): Promise<NowPlaying | null> =>
        stillPlaying(ctx.services, ctx.member.id, input.deviceId),
    ),

  /** Errors: RATE_LIMITED, NOT_SIGNED_IN. */
  stopPlaying: memberProcedure
    .input(deviceInput)
    .mutation(({ ctx, input }): Promise<void> => stopPlaying(ctx.services, ctx.member.id, input.deviceId)),

  /**
   * A product key, once. Errors: PRODUCT_KEY_WRONG, PRODUCT_KEY_USED, ALREADY_OWNED, KEY_REUSED, RATE_LIMITED,
   * NOT_SIGNED_IN.
   */
  redeem: memberProcedure.input(redeemKeyInput).mutation(
    ({ ctx, input }): Promise<GameRef> =>
      redeemKey(ctx.services, ctx.member.id, ctx.request.address, {
        ...input,
        language: input.language ?? ctx.member.language,
      }),
  ),
});
