// How a member wants to be seen, on all their devices, and whether a device of theirs is in use.
import type { z } from 'zod';
import type { FriendsDurableEvent } from '../../../../shared/friends.ts';
import type { setPresenceInput } from '../../../../shared/presence.ts';
import type { PresenceSettings } from '../../../../shared/presenceView.ts';
import { appendEvent } from '../../../live/index.ts';
import type { Services } from '../../../services.ts';
import { noteSeen, storePresence } from '../../accounts/commands.ts';
import { isHidden, lockBoth, memberTopic } from '../../accounts/queries.ts';

/** Only what is named changes. @throws AppError NOT_SIGNED_IN */
export async function setPresence(
  services: Services,
  memberId: string,
  changes: z.output<typeof setPresenceInput>,
): Promise<PresenceSettings> {
  const { clock, database, live, presence } = services;
  const { seenAt: _, ...settings } = await live.transact(async (tx) => {
    // The member alone: of two devices at once the later one holds.
    await lockBoth(tx, memberId, memberId, clock.now());
    const stored = await storePresence(tx, memberId, changes);
    const { seenAt: _unchanged, ...own } = stored;
    appendEvent<FriendsDurableEvent>(tx, memberTopic(memberId), { type: 'friends.own', own });
    return stored;
  });
  // To others whoever becomes invisible goes now.
  if (changes.chosen === 'invisible') await noteSeen(database, [memberId], clock.now());
  presence.setHidden(memberId, isHidden(settings));
  presence.touch(memberId);
  return settings;
}
