// profiles.profile: a member's page, as the viewer may see it, with how much stands in each part.

import { belongsTo, type Section } from '../../../../shared/privacy.ts';
import type { MemberProfile } from '../../../../shared/profiles.ts';
import { AppError } from '../../../errors.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findFacts } from '../../accounts/queries.ts';
import { countFriends } from '../../friends/queries/known.ts';
import { countShown, findHidden } from '../../library/queries/shown.ts';
import { countWishes } from '../../store/queries/wishlist.ts';
import { countWritten } from '../../store/queries/writtenBy.ts';
import { mayWrite, shownTo } from '../policy.ts';
import { backgroundOf } from './chosen.ts';
import { countFavourites } from './favourites.ts';
import { countEntries } from './guestbook.ts';
import { type Looked, lookAt } from './looking.ts';

type Count = (database: Database, memberId: string, viewerId: string | null) => Promise<number>;

/** As many as the lists of these parts show to the viewer. */
const counts: Record<Section, Count> = {
  favourites: countFavourites,
  games: ({ db }, id) => countShown(db, id),
  wishlist: ({ db }, id) => countWishes(db, id),
  reviews: async ({ db }, id) => countWritten(db, id, (await findHidden(db, [id])).get(id) ?? []),
  friends: countFriends,
  guestbook: countEntries,
};

/** @param viewerId null for a guest. @throws AppError MEMBER_NOT_FOUND, NOT_ALLOWED. */
export async function findProfileOf(
  database: Database,
  viewerId: string | null,
  looked: Looked,
): Promise<MemberProfile> {
  const { memberId, as } = looked;
  const { member, bond, privacy } = await lookAt(database, viewerId, looked);
  const shown = shownTo(privacy, bond);
  const [facts, background, ...numbers] = await Promise.all([
    findFacts(database, memberId),
    backgroundOf(database.db, memberId),
    ...shown.map((section) => counts[section](database, memberId, viewerId)),
  ]);
  // Deleted in this very moment.
  if (!facts) throw new AppError('MEMBER_NOT_FOUND');
  return {
    ...member,
    background,
    bio: facts.bio,
    country: belongsTo(privacy.country, bond) ? facts.country : null,
    joinedAt: facts.joinedAt,
    experience: facts.experience,
    bond,
    ...(as && { as }),
    parts: Object.fromEntries(shown.map((section, index) => [section, numbers[index]])),
    activity: belongsTo(privacy.activity, bond),
    mayWrite: mayWrite(privacy, bond),
  };
}
