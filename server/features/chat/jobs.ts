// What chat does by itself while the server runs: the sweep of absent members, alerts of direct messages, and news of who comes and goes online.
import type { LobbyEphemeralEvent, RoomEphemeralEvent } from '../../../shared/chat.ts';
import { isSeen, type PresenceChange } from '../../live/index.ts';
import type { Services } from '../../services.ts';
import { findMemberRefs } from '../accounts/queries.ts';
import { prepareSending, tellDirectMessages } from './commands/index.ts';
import { markPresent, sweepAbsent, sweepInterval } from './sweep.ts';
import { lobbyTopic, roomTopic } from './topics.ts';

/** The most rooms that hear of one member's coming and going. */
const roomsTold = 100;

/** Milliseconds between two looks for direct messages nobody has read. */
const tellInterval = 1_000;

/** Starts them. The returned function stops them and waits for what is running. */
export function startChatJobs(services: Services): () => Promise<void> {
  const { log, presence } = services;
  prepareSending(services);
  const running = new Set<Promise<unknown>>();
  const run = (what: string, work: Promise<unknown>) => {
    const done = work
      .catch((error: unknown) => log.warn({ error }, `chat could not ${what}`))
      .finally(() => running.delete(done));
    running.add(done);
  };
  let sweeping = false;
  const sweep = () => {
    if (sweeping) return;
    sweeping = true;
    const once = sweepAbsent(services).finally(() => {
      sweeping = false;
    });
    run('sweep', once);
  };
  let telling = false;
  const tell = () => {
    if (telling) return;
    telling = true;
    const all = async () => {
      while (await tellDirectMessages(services));
    };
    run(
      'tell of direct messages',
      all().finally(() => {
        telling = false;
      }),
    );
  };
  const tellTimer = setInterval(tell, tellInterval).unref();
  const timer = setInterval(sweep, sweepInterval).unref();
  const stopListening = presence.onChange((change) =>
    run('tell of a presence', tellPresence(services, change)),
  );
  return async () => {
    clearInterval(timer);
    clearInterval(tellTimer);
    stopListening();
    await Promise.all(running);
  };
}

/** Tells the lobby, and the rooms the member is in, as far as everybody may know. */
async function tellPresence(services: Services, { memberId, before, now }: PresenceChange): Promise<void> {
  const { database, live } = services;
  if (now.online && !before.online) await markPresent(services, memberId);
  const online = isSeen(now);
  if (online === isSeen(before)) return;
  const [refs, rooms] = await Promise.all([
    findMemberRefs(database, [memberId]),
    database.sql<{ id: string }[]>`
      select room_id as id from room_members join rooms on rooms.id = room_id and kind <> 'direct'
      where member_id = ${memberId} limit ${roomsTold}`,
  ]);
  const member = refs.get(memberId);
  if (!member) return;
  live.publishEphemeral<LobbyEphemeralEvent>(lobbyTopic, { type: 'presence', member, online });
  for (const { id } of rooms) {
    live.publishEphemeral<RoomEphemeralEvent>(roomTopic(id), { type: 'presence', memberId, online });
  }
}
