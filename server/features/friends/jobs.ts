// What friends do by themselves while the server runs: friends hear of each other's coming and going.
import { changesTogether, type PresenceChange } from '../../live/index.ts';
import { gather } from '../../platform/gather.ts';
import type { Services } from '../../services.ts';
import { tellFriends } from './presence/tell.ts';

/** The returned function stops it and waits for what is running. */
export function startFriendJobs(services: Services): () => Promise<void> {
  const { log, presence } = services;
  const running = new Set<Promise<unknown>>();
  const tell = gather<PresenceChange, null>({
    ...changesTogether,
    async ask(changes) {
      await tellFriends(services, changes);
      return changes.map(() => null);
    },
  });
  const stopListening = presence.onChange((change) => {
    const told = tell(change)
      .catch((error: unknown) => log.warn({ error }, 'friends could not be told of a presence'))
      .finally(() => running.delete(told));
    running.add(told);
  });
  return async () => {
    stopListening();
    await Promise.all(running);
  };
}
