// The procedures of profiles: everybody may look, as far as its owner lets them; one's own page is one's own.
import type { MemberRef } from '../../../shared/accounts.ts';
import type { Background } from '../../../shared/backgrounds.ts';
import { limits } from '../../../shared/limits.ts';
import type { Page } from '../../../shared/primitives.ts';
import type { Privacy } from '../../../shared/privacy.ts';
import {
  type Activity,
  type ActivityPoke,
  decideEntryInput,
  type EntryReport,
  editEntryInput,
  entryInput,
  entryReportsInput,
  favouritesInput,
  friendsActivityInput,
  type GuestbookEntry,
  type GuestbookPoke,
  guestbookInput,
  lookInput,
  type MemberProfile,
  mutualInput,
  type OwnedGame,
  type OwnReview,
  profileInput,
  profilePageInput,
  reportEntryInput,
  type Suggestion,
  setBackgroundInput,
  setFavouritesInput,
  setPrivacyInput,
  suggestionsInput,
  writeEntryInput,
} from '../../../shared/profiles.ts';
import type { GameCard } from '../../../shared/store.ts';
import type { Feed } from '../../live/index.ts';
import { keeperProcedure, memberProcedure, publicProcedure, router } from '../../trpc.ts';
import { viewerOf } from '../store/queries/viewer.ts';
import { deleteEntry, editEntry, writeEntry } from './commands/guestbook.ts';
import { decideEntry, reportEntry } from './commands/report.ts';
import { setBackground, setFavourites, setPrivacy } from './commands/settings.ts';
import { listActivityOf, listFriendsActivity } from './queries/activity.ts';
import { findPrivacy } from './queries/chosen.ts';
import { listFavourites } from './queries/favourites.ts';
import { followFriendsActivity } from './queries/followActivity.ts';
import { listEntries } from './queries/guestbook.ts';
import { lookAtPart } from './queries/looking.ts';
import {
  listFriendsOf,
  listGamesOf,
  listMutualFriends,
  listReviewsOf,
  listWishesOf,
} from './queries/parts.ts';
import { findProfileOf } from './queries/profile.ts';
import { listEntryReports } from './queries/reports.ts';
import { listSuggestions } from './queries/suggestions.ts';
import { profileTopic } from './topics.ts';

type Done = Record<string, never>;

/** Whatever part of a profile is asked for: MEMBER_NOT_FOUND, PROFILE_PRIVATE, NOT_ALLOWED (with `as`, of another's), and of lists BAD_CURSOR. */
export const profilesRouter = router({
  /** A member's page. Errors: MEMBER_NOT_FOUND, with `gone` for somebody who deleted their account. */
  profile: publicProcedure
    .input(lookInput)
    .query(
      ({ ctx, input }): Promise<MemberProfile> =>
        findProfileOf(ctx.services.database, ctx.session?.member.id ?? null, input),
    ),

  favourites: publicProcedure.input(favouritesInput).query(async ({ ctx, input }): Promise<OwnedGame[]> => {
    const { database } = ctx.services;
    const viewer = viewerOf(ctx, input.language);
    const look = await lookAtPart(database, viewer.memberId, input, 'favourites');
    return listFavourites(database, look, viewer);
  }),

  games: publicProcedure
    .input(profilePageInput)
    .query(
      ({ ctx, input }): Promise<Page<OwnedGame>> =>
        listGamesOf(ctx.services.database, viewerOf(ctx, input.language), input),
    ),

  wishlist: publicProcedure
    .input(profilePageInput)
    .query(
      ({ ctx, input }): Promise<Page<GameCard>> =>
        listWishesOf(ctx.services.database, viewerOf(ctx, input.language), input),
    ),

  reviews: publicProcedure
    .input(profilePageInput)
    .query(
      ({ ctx, input }): Promise<Page<OwnReview>> =>
        listReviewsOf(ctx.services.database, viewerOf(ctx, input.language), input),
    ),

  friends: publicProcedure
    .input(profilePageInput)
    .query(
      ({ ctx, input }): Promise<Page<MemberRef>> =>
        listFriendsOf(ctx.services.database, ctx.session?.member.id ?? null, input),
    ),

  /** Friends of both the caller and the member. Errors: NOT_SIGNED_IN. */
  mutualFriends: memberProcedure
    .input(mutualInput)
    .query(
      ({ ctx, input }): Promise<Page<MemberRef>> =>
        listMutualFriends(ctx.services.database, ctx.member.id, input),
    ),

  /** What a member did last, the newest first. */
  activity: publicProcedure
    .input(profilePageInput)
    .query(
      ({ ctx, input }): Promise<Page<Activity>> =>
        listActivityOf(ctx.services.database, viewerOf(ctx, input.language), input),
    ),

  /** What the caller's friends did last, the newest first. Errors: BAD_CURSOR. */
  friendsActivity: memberProcedure
    .input(friendsActivityInput)
    .query(({ ctx, input }): Promise<Page<Activity>> => {
      const { language, ...asked } = input ?? { limit: limits.page.default };
      const viewer = { ...viewerOf(ctx, language), memberId: ctx.member.id };
      return listFriendsActivity(ctx.services.database, viewer, asked);
    }),

  /** Pokes when a friend of the caller, or the caller, did something; what, is asked for. Errors: NOT_SIGNED_IN. */
  onFriendsActivity: memberProcedure.subscription(
    ({ ctx, signal }): Promise<AsyncIterable<ActivityPoke>> =>
      followFriendsActivity(ctx.services, ctx.member.id, signal),
  ),

  /** Whom the caller may know: friends of their friends, the most in common first. Errors: BAD_CURSOR. */
  suggestions: memberProcedure
    .input(suggestionsInput)
    .query(
      ({ ctx, input }): Promise<Page<Suggestion>> =>
        listSuggestions(ctx.services, ctx.member.id, input ?? { limit: limits.page.default }),
    ),

  /** Who sees what of the caller. */
  privacy: memberProcedure.query(
    ({ ctx }): Promise<Privacy> => findPrivacy(ctx.services.database.db, ctx.member.id),
  ),

  /** Changes what is named. Errors: RATE_LIMITED. */
  setPrivacy: memberProcedure
    .input(setPrivacyInput)
    .mutation(({ ctx, input }): Promise<Privacy> => setPrivacy(ctx.services, ctx.member.id, input)),

  /** Errors: RATE_LIMITED. */
  setBackground: memberProcedure
    .input(setBackgroundInput)
    .mutation(async ({ ctx, input }): Promise<{ background: Background | null }> => {
      await setBackground(ctx.services, ctx.member.id, input.background);
      return input;
    }),

  /** Errors: GAME_NOT_OWNED, RATE_LIMITED. */
  setFavourites: memberProcedure.input(setFavouritesInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await setFavourites(ctx.services, ctx.member.id, input.gameIds);
    return {};
  }),

  /** Newest first. */
  guestbook: publicProcedure
    .input(guestbookInput)
    .query(
      ({ ctx, input }): Promise<Page<GuestbookEntry>> =>
        listEntries(ctx.services.database, ctx.session?.member.id ?? null, input),
    ),

  /** Errors: MEMBER_NOT_FOUND, GUESTBOOK_CLOSED, KEY_REUSED, RATE_LIMITED. */
  writeEntry: memberProcedure
    .input(writeEntryInput)
    .mutation(
      ({ ctx, input }): Promise<{ entryId: string }> => writeEntry(ctx.services, ctx.member.id, input),
    ),

  /** Errors: ENTRY_NOT_FOUND, RATE_LIMITED. */
  editEntry: memberProcedure.input(editEntryInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await editEntry(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** Errors: ENTRY_NOT_FOUND, RATE_LIMITED. */
  deleteEntry: memberProcedure.input(entryInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await deleteEntry(ctx.services, ctx.member.id, input.entryId);
    return {};
  }),

  /** Tells those who look after the shop what is wrong with an entry. Errors: ENTRY_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED. */
  reportEntry: memberProcedure.input(reportEntryInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await reportEntry(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** Open ones, or those closed, the newest first. Errors: NOT_SIGNED_IN, NOT_ALLOWED, BAD_CURSOR. */
  entryReports: keeperProcedure('keepGuestbooks')
    .input(entryReportsInput)
    .query(
      ({ ctx, input = { closed: false, limit: limits.page.default } }): Promise<Page<EntryReport>> =>
        listEntryReports(ctx.services.database, input),
    ),

  /** Removes a reported entry, or leaves it. Errors: NOT_SIGNED_IN, NOT_ALLOWED, REPORT_NOT_FOUND. */
  decideEntry: keeperProcedure('keepGuestbooks')
    .input(decideEntryInput)
    .mutation(async ({ ctx, input }): Promise<Done> => {
      await decideEntry(ctx.services, ctx.member.id, input);
      return {};
    }),

  /** Pokes whenever the guestbook changed; what it holds is asked for anew. */
  onGuestbook: publicProcedure
    .input(profileInput)
    .subscription(async ({ ctx, input, signal }): Promise<Feed<GuestbookPoke>> => {
      const { database, live } = ctx.services;
      const viewerId = ctx.session?.member.id;
      await lookAtPart(database, viewerId ?? null, input, 'guestbook');
      return live.feed<GuestbookPoke>(profileTopic(input.memberId), {
        after: null,
        signal,
        ...(viewerId ? { who: viewerId } : {}),
      });
    }),
});
