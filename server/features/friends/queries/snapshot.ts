// What a member's feed continues: the first page of each of their lists, all of one moment.
import type { FriendsSnapshot } from '../../../../shared/friends.ts';
import type { PresenceSettings } from '../../../../shared/presenceView.ts';
import { headOf, readSnapshot } from '../../../live/index.ts';
import type { Services } from '../../../services.ts';
import { findPresenceSettings, memberTopic, type StoredPresence } from '../../accounts/queries.ts';
import { findKnown, seenBy } from '../presence/views.ts';
import { firstTies, presentFriends, presentTies, readFriends, readTies } from './lists.ts';
import { countTies } from './pair.ts';

const firstFriends = 100;

export async function findFriendsSnapshot(services: Services, memberId: string): Promise<FriendsSnapshot> {
  const { database } = services;
  const { friends, incoming, outgoing, blocked, counts, own, seq } = await readSnapshot(
    database,
    async (tx) => ({
      friends: await readFriends(tx, memberId, { limit: firstFriends }),
      incoming: await readTies(tx, memberId, 'incoming', firstTies),
      outgoing: await readTies(tx, memberId, 'outgoing', firstTies),
      blocked: await readTies(tx, memberId, 'blocked', firstTies),
      own: ownOf((await findPresenceSettings({ db: tx }, [memberId]))(memberId)),
      counts: (await countTies(tx, [memberId]))(memberId),
      seq: await headOf(tx, memberTopic(memberId)),
    }),
  );
  const ties = { incoming, outgoing, blocked };
  const [presented, presentedFriends, known] = await Promise.all([
    presentTies(database, ties),
    presentFriends(services, friends, firstFriends),
    findKnown(services, [memberId]),
  ]);
  const self = seenBy('self', known(memberId));
  return { id: memberId, friends: presentedFriends, ...presented, counts, own, self, seq };
}

const ownOf = ({ seenAt: _, ...own }: StoredPresence): PresenceSettings => own;
