// profiles.onFriendsActivity: a friend did something. What, the caller asks for with their own rights.
import { friendLimits } from '../../../../shared/friendLimits.ts';
import type { ActivityPoke, DeedNote } from '../../../../shared/profiles.ts';
import type { Services } from '../../../services.ts';
import { findFriendIds } from '../../friends/queries.ts';
import { deedsTopic } from '../topics.ts';

/**
 * Resolves when it hears of everything from now on, and then pokes when a friend of the member, or the member, may have
 * done something new, until `signal` aborts: what happens while a poke is on its way is one more.
 */
export async function followFriendsActivity(
  services: Services,
  memberId: string,
  signal: AbortSignal | undefined,
): Promise<AsyncIterable<ActivityPoke>> {
  let heard = new Set<string>();
  const look = async () => {
    const { items } = await findFriendIds(services.database, memberId, { limit: friendLimits.friends.max });
    heard = new Set([memberId, ...items]);
  };
  let due = false;
  let wake = () => {};
  const poke = () => {
    due = true;
    wake();
  };
  const stop = await services.live.watch<DeedNote>(deedsTopic, {
    onEvent: poke,
    onEphemeral(note) {
      if (!heard.has(note.memberId)) return;
      poke();
      // They may have found a friend.
      if (note.memberId === memberId)
        look().catch((error: unknown) => services.log.warn({ error }, 'friends are not known'));
    },
    onAnew: poke,
  });
  let stopped = false;
  const end = () => {
    if (!stopped) stop();
    stopped = true;
    wake();
  };
  signal?.addEventListener('abort', end, { once: true });
  // It may have been while the watching began.
  if (signal?.aborted) end();
  await look().catch((error: unknown) => {
    end();
    throw error;
  });

  async function* pokes(): AsyncGenerator<ActivityPoke> {
    try {
      while (!signal?.aborted) {
        if (due) {
          due = false;
          yield { type: 'activity' };
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      signal?.removeEventListener('abort', end);
      end();
    }
  }
  return pokes();
}
