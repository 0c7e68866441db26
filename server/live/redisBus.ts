// The bus between instances: Redis pub/sub, one channel a topic, binary payloads.
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Bus, BusListener } from './bus.ts';
import { createListeners } from './listeners.ts';
import { createOutgoing, type Packet } from './outgoing.ts';
import { pack, unpack } from './packet.ts';

const channelPrefix = 'lobby:topic:';

/** Channels named in one command, so that Redis is never blocked for long. */
const atOnce = 1_000;

/** ARGV channel and message in turn. A command for each would cost the client more than all else it does for them. */
const publishEach = `for at = 1, #ARGV, 2 do redis.call('PUBLISH', ARGV[at], ARGV[at + 1]) end`;
type Scripted = { publishEach(...channelsAndMessages: (string | Buffer)[]): Promise<null> };

/** Starts connecting at once and for ever; never throws because Redis is away. */
export function createRedisBus(redisUrl: string, log: Logger): Bus {
  const shared = {
    // A wake-up call that waits is worth nothing: the heads tell what was missed.
    enableOfflineQueue: false,
    // Made here instead, so that `onUp` is called when all of them are in place.
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times: number) => Math.min(times * 50, 1_000),
  };
  const publisher = new Redis(redisUrl, shared);
  publisher.defineCommand('publishEach', { numberOfKeys: 0, lua: publishEach });
  const scripted = publisher as unknown as Scripted;
  const subscriber = new Redis(redisUrl, shared);
  const listeners = createListeners(log);
  const upListeners = new Set<() => void>();
  const downListeners = new Set<() => void>();
  let up = false;
  let closed = false;
  const outgoing = createOutgoing(publishAll);

  for (const client of [publisher, subscriber]) {
    client.on('error', (error: Error) => log.warn({ error: error.message }, 'the bus'));
  }
  subscriber.on('messageBuffer', (channel: Buffer, packet: Buffer) => {
    const topic = channel.toString('utf8', channelPrefix.length);
    for (const bytes of unpack(packet)) listeners.call(topic, bytes);
  });
  subscriber.on('ready', () => {
    resubscribe().catch((error: unknown) => log.warn({ error }, 'the bus could not subscribe again'));
  });
  subscriber.on('close', () => {
    if (!up) return;
    up = false;
    for (const listener of [...downListeners]) listener();
  });

  async function resubscribe(): Promise<void> {
    const channels = listeners.topics.map((topic) => channelPrefix + topic);
    // Those added from here on subscribe by themselves.
    up = true;
    for (let from = 0; from < channels.length; from += atOnce) {
      await subscriber.subscribe(...channels.slice(from, from + atOnce));
    }
    for (const listener of [...upListeners]) listener();
  }

  /** While Redis is away this fails, and `resubscribe` will do it. */
  async function attempt(command: 'subscribe' | 'unsubscribe', topic: string): Promise<void> {
    if (!up || closed) return;
    try {
      await subscriber[command](channelPrefix + topic);
    } catch (error) {
      log.debug({ error, topic, command }, 'the bus is down');
    }
  }

  /** By one command: so Redis takes all of it at once, and a subscriber gets it at once too. */
  function publishAll(sent: Packet[]): void {
    const heard = up;
    // Redis brings an instance its own words too. When it cannot, they go to the listeners here directly; those
    // elsewhere find them in the log.
    if (!heard) callHere(sent);
    write(sent).catch((error: unknown) => {
      log.debug({ error }, 'wake-up calls were lost');
      if (heard) callHere(sent);
    });
  }

  function write(packets: Packet[]): Promise<unknown> {
    const [first] = packets;
    if (first && packets.length === 1) {
      return publisher.publish(channelPrefix + first.topic, pack(first.messages));
    }
    return scripted.publishEach(
      ...packets.flatMap(({ topic, messages }) => [channelPrefix + topic, pack(messages)]),
    );
  }

  function callHere(lost: Packet[]): void {
    for (const { topic, messages } of lost) for (const bytes of messages) listeners.call(topic, bytes);
  }

  return {
    publish(topic, bytes) {
      if (!closed) outgoing.add(topic, bytes);
    },
    async subscribe(topic: string, listener: BusListener) {
      // The second one waits for the server too: its answer may still be on the way for the first.
      listeners.add(topic, listener);
      await attempt('subscribe', topic);
      return async () => {
        if (listeners.remove(topic, listener)) await attempt('unsubscribe', topic);
      };
    },
    async followed(topics) {
      const found = new Set<string>();
      try {
        for (let from = 0; from < topics.length; from += atOnce) {
          const channels = topics.slice(from, from + atOnce).map((topic) => channelPrefix + topic);
          // Each channel and its number of subscribers in turn.
          const answer = await publisher.pubsub('NUMSUB', ...channels);
          for (let at = 0; at < answer.length; at += 2) {
            if (Number(answer[at + 1]) > 0) found.add(String(answer[at]).slice(channelPrefix.length));
          }
        }
      } catch (error) {
        log.debug({ error }, 'the bus is down');
        return new Set(topics);
      }
      return found;
    },
    onUp(listener) {
      upListeners.add(listener);
      return () => upListeners.delete(listener);
    },
    onDown(listener) {
      downListeners.add(listener);
      return () => downListeners.delete(listener);
    },
    get isUp() {
      return up;
    },
    get topics() {
      return listeners.topics.length;
    },
    async close() {
      closed = true;
      outgoing.flush();
      listeners.clear();
      upListeners.clear();
      downListeners.clear();
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
