// What members did last: read where it stands and merged, so that what is taken back, hidden or kept to oneself
// meanwhile is told no more.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { friendLimits } from '../../../../shared/friendLimits.ts';
import { idSchema, type Page } from '../../../../shared/primitives.ts';
import {
  type ActivityKind,
  activityKinds,
  type Bond,
  belongsTo,
  type Privacy,
  type Section,
} from '../../../../shared/privacy.ts';
import type { Activity } from '../../../../shared/profiles.ts';
import { AppError } from '../../../errors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database, Executor } from '../../../platform/postgres/database.ts';
import { findRecent, type Recent, type RecentAsked, type RecentPlace } from '../../../platform/recent.ts';
import { findNewestBonds } from '../../friends/queries/newest.ts';
import { findFriendIds } from '../../friends/queries.ts';
import { findRecentCopies } from '../../library/queries/recent.ts';
import { findRecentReviews, findRecentWishes } from '../../store/queries/recent.ts';
import type { Viewer } from '../../store/queries/viewer.ts';
import { findPrivacies } from './chosen.ts';
import { type Looked, lookAt } from './looking.ts';
import { type Actor, presentActivity } from './presentActivity.ts';

type Asked = { cursor?: string | null | undefined; limit: number };

/** The part of the page that shows the same; levels stand on every page. */
const sectionOf: Record<ActivityKind, Section | null> = {
  owned: 'games',
  reviewed: 'reviews',
  wished: 'wishlist',
  friends: 'friends',
  level: null,
};

type Find = (db: Executor, members: readonly string[], asked: RecentAsked) => Promise<Recent[]>;

const findRecentLevels: Find = (db, members, asked) =>
  findRecent(db, members, asked, {
    from: sql`member_levels`,
    actor: sql`member_id`,
    ref: sql`level`,
    at: sql`at`,
    type: 'int',
  });

/** How each kind is found; friendships with the viewer are no news to them. */
const finders = (without: string | null): Record<ActivityKind, Find> => ({
  owned: findRecentCopies,
  reviewed: findRecentReviews,
  wished: findRecentWishes,
  friends: (db, members, asked) => findNewestBonds(db, members, asked, without),
  level: findRecentLevels,
});

/** Whether a kind of what they did is told to somebody. */
export function isTold(kind: ActivityKind, privacy: Privacy, bond: Bond): boolean {
  const section = sectionOf[kind];
  return (
    !privacy.untold.includes(kind) &&
    belongsTo(privacy.activity, bond) &&
    (section === null || belongsTo(privacy[section], bond))
  );
}

/**
 * What one member did last, the newest first.
 * @throws AppError MEMBER_NOT_FOUND, PROFILE_PRIVATE where it is not shown to the viewer, BAD_CURSOR.
 */
export async function listActivityOf(
  database: Database,
  viewer: Viewer,
  asked: Asked & Looked,
): Promise<Page<Activity>> {
  const { bond, privacy } = await lookAt(database, viewer.memberId, asked);
  if (!belongsTo(privacy.activity, bond)) throw new AppError('PROFILE_PRIVATE');
  return listOf(database, viewer, [{ id: asked.memberId, bond, privacy }], asked, { kinds: activityKinds });
}

/** What the viewer's friends did last, the newest first: all, or of one kind. @throws AppError BAD_CURSOR. */
export async function listFriendsActivity(
  database: Database,
  viewer: Viewer & { memberId: string },
  asked: Asked & { kind?: ActivityKind | undefined },
): Promise<Page<Activity>> {
  const { items: ids } = await findFriendIds(database, viewer.memberId, { limit: friendLimits.friends.max });
  const privacyOf = await findPrivacies(database.db, ids);
  const actors = ids.map((id) => ({ id, bond: 'friend' as const, privacy: privacyOf(id) }));
  const kinds = asked.kind ? [asked.kind] : activityKinds;
  return listOf(database, viewer, actors, asked, { kinds, without: viewer.memberId });
}

const cursorSchema = z.tuple([
  z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  z.enum(activityKinds),
  idSchema,
  z.union([idSchema, z.string().regex(/^\d{1,6}$/)]),
]);

/** Where a kind's own list goes on, after a deed of some kind. */
function placeOf(kind: ActivityKind, [at, last, actorId, refId]: z.output<typeof cursorSchema>): RecentPlace {
  if (kind === last) {
    if ((kind === 'level') !== refId.length < 36) throw new AppError('BAD_CURSOR');
    return { at, among: { actorId, refId } };
  }
  return { at, among: activityKinds.indexOf(kind) > activityKinds.indexOf(last) ? 'all' : 'none' };
}

async function listOf(
  database: Database,
  viewer: Viewer,
  actors: readonly Actor[],
  { cursor, limit }: Asked,
  { kinds, without = null }: { kinds: readonly ActivityKind[]; without?: string | null },
): Promise<Page<Activity>> {
  const last = cursor ? decodeCursor(cursor, cursorSchema) : null;
  const find = finders(without);
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const tellers = actors.filter(({ privacy, bond }) => isTold(kind, privacy, bond)).map(({ id }) => id);
      const asked = { after: last && placeOf(kind, last), limit: limit + 1 };
      return (await find[kind](database.db, tellers, asked)).map((deed) => ({ ...deed, kind }));
    }),
  );
  // Each list is sorted, kinds stand in their order, and sorting keeps the order of what happened at once.
  const deeds = found.flat().sort((one, other) => other.at - one.at);
  const page = deeds.slice(0, limit);
  const end = deeds.length > limit ? page.at(-1) : undefined;
  return {
    items: await presentActivity(database, viewer, page, actors),
    nextCursor: end ? encodeCursor([end.at, end.kind, end.actorId, end.refId]) : null,
  };
}
