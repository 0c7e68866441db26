// What a member's feed continues: the first page of each of their lists, all of one moment.
import type { FriendsSnapshot } from '../../../../shared/friends.ts';
import { headOf, readSnapshot } from '../../../live/index.ts';
import type { Services } from '../../../services.ts';
import { memberTopic } from '../../accounts/queries.ts';
import { firstTies, presentFriends, presentTies, readFriends, readTies } from './lists.ts';
import { countTies } from './pair.ts';

const firstFriends = 100;

export async function findFriendsSnapshot(
  { database }: Services,
  memberId: string,
): Promise<FriendsSnapshot> {
  const { friends, incoming, outgoing, blocked, counts, seq } = await readSnapshot(database, async (tx) => ({
    friends: await readFriends(tx, memberId, { limit: firstFriends }),
    incoming: await readTies(tx, memberId, 'incoming', firstTies),
    outgoing: await readTies(tx, memberId, 'outgoing', firstTies),
    blocked: await readTies(tx, memberId, 'blocked', firstTies),
    counts: (await countTies(tx, [memberId]))(memberId),
    seq: await headOf(tx, memberTopic(memberId)),
  }));
  const ties = { incoming, outgoing, blocked };
  const [presented, presentedFriends] = await Promise.all([
    presentTies(database, ties),
    presentFriends(database, friends, firstFriends),
  ]);
  return { friends: presentedFriends, ...presented, counts, seq };
}
