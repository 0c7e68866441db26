// Tells friends how members are seen from now on, and notes when those who go were there.

import type { PresenceEvent } from '../../../../shared/friends.ts';
import type { PresenceView } from '../../../../shared/presenceView.ts';
import { type PresenceChange, standingsAfter } from '../../../live/index.ts';
import type { Services } from '../../../services.ts';
import { noteSeen } from '../../accounts/commands.ts';
import { findPresenceSettings, isHidden, memberTopic } from '../../accounts/queries.ts';
import { findKnown, findShown, seenBy } from './views.ts';

/** Changes of many members, in the order in which they happened. */
export async function tellFriends(services: Services, changes: readonly PresenceChange[]): Promise<void> {
  const { database, presence } = services;
  const ids = [...new Set(changes.map(({ memberId }) => memberId))];
  const settings = await findPresenceSettings(database, ids);
  const gone = new Set<string>();
  for (const { memberId, before, now } of changes) {
    const chosen = settings(memberId);
    // One that connected just while it was chosen on another device.
    if (now.online && now.hidden !== isHidden(chosen)) presence.setHidden(memberId, isHidden(chosen));
    if (before.online && !now.online && chosen.chosen !== 'invisible') gone.add(memberId);
  }
  if (gone.size > 0) await noteSeen(database, [...gone], services.clock.now());
  const watched = await findWatched(services, ids);
  if (watched.length === 0) return;
  const shown = await findShown(services, [...new Set(watched.map(({ memberId }) => memberId))]);
  // Last, and told in the same turn: what is told last is the newest.
  const standing = await standingsAfter(services, changes);
  for (const { memberId, viewerId } of watched) {
    const now = { ...shown(memberId), standing: standing(memberId) };
    tell(services, viewerId, memberId, seenBy(memberId === viewerId ? 'self' : 'friend', now));
  }
}

/** Who just became friends sees the other at once. */
export async function tellEachOther(services: Services, one: string, other: string): Promise<void> {
  const known = await findKnown(services, [one, other]);
  tell(services, one, other, seenBy('friend', known(other)));
  tell(services, other, one, seenBy('friend', known(one)));
}

/** Each of these members with each friend, and with themselves, where anybody hears what that one is told. */
async function findWatched(
  { database, live }: Services,
  memberIds: readonly string[],
): Promise<{ memberId: string; viewerId: string }[]> {
  const rows = await database.sql<{ memberId: string; viewerId: string }[]>`
    select low_id as "memberId", high_id as "viewerId" from bonds
    where low_id = any(${[...memberIds]}::uuid[]) and state = 'friends'
    union all
    select high_id, low_id from bonds where high_id = any(${[...memberIds]}::uuid[]) and state = 'friends'`;
  const pairs = [...rows, ...memberIds.map((id) => ({ memberId: id, viewerId: id }))];
  const followed = await live.followed([...new Set(pairs.map(({ viewerId }) => memberTopic(viewerId)))]);
  return pairs.filter(({ viewerId }) => followed.has(memberTopic(viewerId)));
}

function tell({ live }: Services, viewerId: string, memberId: string, presence: PresenceView): void {
  live.publishEphemeral<PresenceEvent>(memberTopic(viewerId), {
    type: 'friends.presence',
    memberId,
    presence,
  });
}
