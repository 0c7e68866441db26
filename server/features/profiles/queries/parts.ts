// The parts of a profile that other features keep: games, wishes, reviews, friends. Each asks first who looks.
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { belongsTo } from '../../../../shared/privacy.ts';
import type { OwnedGame, OwnReview } from '../../../../shared/profiles.ts';
import type { GameCard } from '../../../../shared/store.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { findMutualIds } from '../../friends/queries/known.ts';
import { findBlockedAmong, findFriendIds } from '../../friends/queries.ts';
import { findHidden, listShown } from '../../library/queries/shown.ts';
import { findCards } from '../../store/queries/cards.ts';
import type { Viewer } from '../../store/queries/viewer.ts';
import { listWished } from '../../store/queries/wishlist.ts';
import { listWritten } from '../../store/queries/writtenBy.ts';
import { type Looked, lookAtPart } from './looking.ts';

type Asked = Looked & { cursor?: string | null | undefined; limit: number };

/** @throws AppError MEMBER_NOT_FOUND, PROFILE_PRIVATE, BAD_CURSOR. */
export async function listGamesOf(
  database: Database,
  viewer: Viewer,
  asked: Asked,
): Promise<Page<OwnedGame>> {
  const { bond, privacy } = await lookAtPart(database, viewer.memberId, asked, 'games');
  const { items, nextCursor } = await listShown(database, asked.memberId, asked);
  const played = new Map(items.map(({ gameId, playMinutes }) => [gameId, playMinutes]));
  const cards = await findCards(database, [...played.keys()], viewer);
  const told = belongsTo(privacy.playTime, bond);
  return {
    items: cards.map((card) => ({ ...card, playMinutes: told ? (played.get(card.id) ?? 0) : null })),
    nextCursor,
  };
}

/** What they wish for, and nothing of what they said about it. @throws AppError MEMBER_NOT_FOUND, PROFILE_PRIVATE, BAD_CURSOR. */
export async function listWishesOf(
  database: Database,
  viewer: Viewer,
  asked: Asked,
): Promise<Page<GameCard>> {
  await lookAtPart(database, viewer.memberId, asked, 'wishlist');
  const { items, nextCursor } = await listWished(database, asked.memberId, asked);
  const ids = items.map(({ gameId }) => gameId);
  return { items: await findCards(database, ids, viewer), nextCursor };
}

/** @throws AppError MEMBER_NOT_FOUND, PROFILE_PRIVATE, BAD_CURSOR. */
export async function listReviewsOf(
  database: Database,
  viewer: Viewer,
  asked: Asked,
): Promise<Page<OwnReview>> {
  const { bond, privacy } = await lookAtPart(database, viewer.memberId, asked, 'reviews');
  const without = (await findHidden(database.db, [asked.memberId])).get(asked.memberId) ?? [];
  const page = { ...asked, without };
  const { items, nextCursor } = await listWritten(database, asked.memberId, viewer.language, page);
  const told = belongsTo(privacy.playTime, bond);
  return {
    items: items.map((review) => ({ ...review, playMinutes: told ? review.playMinutes : null })),
    nextCursor,
  };
}

/** By their ids. @throws AppError MEMBER_NOT_FOUND, PROFILE_PRIVATE, BAD_CURSOR. */
export async function listFriendsOf(
  database: Database,
  viewerId: string | null,
  asked: Asked,
): Promise<Page<MemberRef>> {
  await lookAtPart(database, viewerId, asked, 'friends');
  return peopleOf(database, viewerId, await findFriendIds(database, asked.memberId, asked));
}

/** Friends of both the viewer and the member. @throws AppError MEMBER_NOT_FOUND, PROFILE_PRIVATE, BAD_CURSOR. */
export async function listMutualFriends(
  database: Database,
  viewerId: string,
  asked: Asked,
): Promise<Page<MemberRef>> {
  await lookAtPart(database, viewerId, asked, 'friends');
  return peopleOf(database, viewerId, await findMutualIds(database, viewerId, asked.memberId, asked));
}

/** Whoever is blocked by the viewer, or blocked them, is nobody to them. */
async function peopleOf(
  database: Database,
  viewerId: string | null,
  { items, nextCursor }: Page<string>,
): Promise<Page<MemberRef>> {
  const [refs, blocked] = await Promise.all([
    findMemberRefs(database, items),
    viewerId === null ? new Set<string>() : findBlockedAmong(database, viewerId, items),
  ]);
  return { items: items.flatMap((id) => (blocked.has(id) ? [] : (refs.get(id) ?? []))), nextCursor };
}
