// The hub: one per process. Opens a channel for each topic somebody follows, with one subscription to the bus.
import type { Logger } from 'pino';
import { gather } from '../platform/gather.ts';
import type { Bus } from './bus.ts';
import { type Channel, type ChannelSettings, createChannel } from './channel.ts';
import type { EventStore } from './eventStore.ts';
import { decodeFrame, type Frame } from './frame.ts';
import { type LiveStats, noStats } from './stats.ts';

/** A channel in use; release it exactly once. */
export type Lease = { channel: Channel; release(): void };

export type Hub = {
  /** Opens the topic's channel, or joins it. @throws when the head cannot be read. */
  acquire(topic: string): Promise<Lease>;
  /** Whether somebody has a live feed on the topic in this process. */
  isFollowedBy(topic: string, who: string): boolean;
  /** Compares the heads of all followed topics with the log, in one statement, and repairs what was missed. */
  checkHeads(): Promise<void>;
  readonly stats: LiveStats;
  /** Topics followed now, for tests and measurements. */
  readonly topics: number;
  close(): void;
};

type Entry = {
  users: number;
  channel: Channel | null;
  opening: Promise<{ channel: Channel; unsubscribe: () => Promise<void> }>;
};

export type HubSettings = ChannelSettings & {
  /** Milliseconds between two checks of the heads; 0 checks only when the bus comes up. */
  headCheckInterval: number;
};

/** Topics that are opened in one turn share the reading of their heads, as when clients reconnect with all theirs. */
const headsTogether = { size: 1_000, atOnce: 1 };

export function createHub(
  resources: { bus: Bus; store: EventStore; log: Logger },
  settings: HubSettings,
): Hub {
  const { bus, store, log } = resources;
  const stats = noStats();
  const entries = new Map<string, Entry>();
  const onError = (error: unknown) => log.warn({ error }, 'the live hub could not read the log');

  const headOf = gather<string, number>({
    ...headsTogether,
    async ask(topics) {
      const heads = await store.heads(topics);
      return topics.map((topic) => heads.get(topic) ?? 0);
    },
  });

  async function open(topic: string, entry: { channel: Channel | null }) {
    // Frames that arrive while the head is being read wait here, so none falls between the two.
    const waiting: Frame[] = [];
    const unsubscribe = await bus.subscribe(topic, (bytes) => {
      const frame = decodeFrame(bytes);
      if (!frame) return;
      if (entry.channel) entry.channel.receive(frame);
      else if (frame.durable) waiting.push(frame);
    });
    try {
      const head = await headOf(topic);
      const channel = createChannel(topic, head, store, settings, stats, onError);
      entry.channel = channel;
      for (const frame of waiting) channel.receive(frame);
      return { channel, unsubscribe };
    } catch (error) {
      await unsubscribe();
      throw error;
    }
  }

  function entryOf(topic: string): Entry {
    const there = entries.get(topic);
    if (there) return there;
    const state: { channel: Channel | null } = { channel: null };
    const entry: Entry = Object.assign(state, { users: 0, opening: open(topic, state) });
    entries.set(topic, entry);
    entry.opening.catch(() => {
      // The next one who follows this topic tries again.
      if (entries.get(topic) === entry) entries.delete(topic);
    });
    return entry;
  }

  function release(topic: string, entry: Entry): void {
    entry.users -= 1;
    if (entry.users > 0) return;
    if (entries.get(topic) === entry) entries.delete(topic);
    entry.opening
      .then(({ channel, unsubscribe }) => {
        channel.close();
        return unsubscribe();
      })
      .catch(onError);
  }

  async function checkHeads(): Promise<void> {
    const open = [...entries].flatMap(([topic, { channel }]) =>
      channel ? [{ topic, channel, lastBefore: channel.last }] : [],
    );
    if (open.length === 0) return;
    const heads = await store.heads(open.map(({ topic }) => topic));
    await Promise.all(
      open.map(({ topic, channel, lastBefore }) => channel.checkHead(heads.get(topic) ?? 0, lastBefore)),
    );
  }

  const check = () => void checkHeads().catch(onError);
  const removeUpListener = bus.onUp(check);
  const timer =
    settings.headCheckInterval > 0 ? setInterval(check, settings.headCheckInterval).unref() : null;

  return {
    async acquire(topic) {
      const entry = entryOf(topic);
      entry.users += 1;
      try {
        const { channel } = await entry.opening;
        return { channel, release: () => release(topic, entry) };
      } catch (error) {
        entry.users -= 1;
        throw error;
      }
    },
    isFollowedBy: (topic, who) => entries.get(topic)?.channel?.isFollowedBy(who) ?? false,
    checkHeads,
    stats,
    get topics() {
      return entries.size;
    },
    close() {
      removeUpListener();
      if (timer) clearInterval(timer);
    },
  };
}
