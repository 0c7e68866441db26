// What chat does by itself while the server runs: the sweep of absent members, alerts of direct messages, and news of who comes and goes online.
import type { LobbyEphemeralEvent, RoomEphemeralEvent } from '../../../shared/chat.ts';
import { changesTogether, isSeen, type PresenceChange, standingsAfter } from '../../live/index.ts';
import { gather } from '../../platform/gather.ts';
import type { Services } from '../../services.ts';
import { findMemberRefs } from '../accounts/queries.ts';
import { prepareSending, tellDirectMessages } from './commands/index.ts';
import { findToldRoomsOf } from './queries/index.ts';
import { markPresent, sweepAbsent, sweepInterval } from './sweep.ts';
import { stopTicks } from './ticks.ts';
import { lobbyTopic, roomTopic } from './topics.ts';

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
  const tellDirects = () => {
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
  const tellTimer = setInterval(tellDirects, tellInterval).unref();
  const timer = setInterval(sweep, sweepInterval).unref();
  const tell = gather<PresenceChange, null>({
    ...changesTogether,
    async ask(changes) {
      await tellPresences(services, changes);
      return changes.map(() => null);
    },
  });
  const stopListening = presence.onChange((change) => run('tell of a presence', tell(change)));
  return async () => {
    clearInterval(timer);
    clearInterval(tellTimer);
    await stopTicks(services);
    stopListening();
    await Promise.all(running);
  };
}

/** Tells the lobby, and the rooms the members are in, as far as everybody may know. In the order of the changes. */
async function tellPresences(services: Services, changes: readonly PresenceChange[]): Promise<void> {
  const { database, live } = services;
  const back = changes.filter(({ before, now }) => now.online && !before.online);
  if (back.length > 0)
    await markPresent(
      services,
      back.map(({ memberId }) => memberId),
    );
  const ids = [
    ...new Set(
      changes.filter(({ before, now }) => isSeen(now) !== isSeen(before)).map(({ memberId }) => memberId),
    ),
  ];
  if (ids.length === 0) return;
  const [refs, rooms] = await Promise.all([findMemberRefs(database, ids), findToldRoomsOf(database, ids)]);
  const followed = await live.followed([...new Set([...rooms.values()].flat().map(roomTopic))]);
  // Last, and told in the same turn: what is told last is the newest.
  const standing = await standingsAfter(services, changes);
  const byRoom = new Map<string, RoomEphemeralEvent[]>();
  for (const memberId of ids) {
    const member = refs.get(memberId);
    if (!member) continue;
    const online = isSeen(standing(memberId));
    live.publishEphemeral<LobbyEphemeralEvent>(lobbyTopic, { type: 'presence', member, online });
    for (const id of rooms.get(memberId) ?? []) {
      if (!followed.has(roomTopic(id))) continue;
      const events = byRoom.get(id) ?? [];
      events.push({ type: 'presence', memberId, online });
      byRoom.set(id, events);
    }
  }
  // Room by room, since what follows on one another for a topic travels as one.
  for (const [id, events] of byRoom) {
    for (const event of events) live.publishEphemeral<RoomEphemeralEvent>(roomTopic(id), event);
  }
}
