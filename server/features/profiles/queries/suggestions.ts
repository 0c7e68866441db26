// Whom a member may know, as far as those concerned show their friends and themselves.
import { friendLimits } from '../../../../shared/friendLimits.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { belongsTo } from '../../../../shared/privacy.ts';
import type { Suggestion } from '../../../../shared/profiles.ts';
import type { Services } from '../../../services.ts';
import { findPresentRefs } from '../../accounts/queries.ts';
import { findSuggested } from '../../friends/queries/suggested.ts';
import { findFriendIds } from '../../friends/queries.ts';
import { findPrivacies } from './chosen.ts';

/**
 * Friends of friends who show these to friends, the most in common first; a page may be shorter than asked for.
 * @throws AppError BAD_CURSOR.
 */
export async function listSuggestions(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  memberId: string,
  asked: { cursor?: string | null | undefined; limit: number },
): Promise<Page<Suggestion>> {
  const { items: friends } = await findFriendIds(database, memberId, { limit: friendLimits.friends.max });
  const ofFriend = await findPrivacies(database.db, friends);
  const through = friends.filter((id) => belongsTo(ofFriend(id).friends, 'friend'));
  const { items, nextCursor } = await findSuggested(database, memberId, through, asked);
  const ids = items.map(({ id }) => id);
  const [refs, privacyOf] = await Promise.all([
    findPresentRefs(database, ids, clock.now()),
    findPrivacies(database.db, ids),
  ]);
  return {
    items: items.flatMap(({ id, mutual }) => {
      const member = refs.get(id);
      return member && privacyOf(id).suggested ? [{ member, mutual }] : [];
    }),
    nextCursor,
  };
}
