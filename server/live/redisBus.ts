// The bus between instances: Redis pub/sub, one channel a topic, binary payloads.
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Bus, BusListener } from './bus.ts';
import { createListeners } from './listeners.ts';
import { createOutgoing, type Packet } from './outgoing.ts';
import { pack, unpack } from './packet.ts';

const channelPrefix = 'lobby:topic:';

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
    for (let from = 0; from < channels.length; from += 1_000) {
      await subscriber.subscribe(...channels.slice(from, from + 1_000));
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

  /** By one write: so Redis takes all of it at once, and a subscriber gets it at once too. */
  function publishAll(sent: Packet[]): void {
    const heard = up;
    // Redis brings an instance its own words too. When it cannot, they go to the listeners here directly; those
    // elsewhere find them in the log.
    if (!heard) callHere(sent);
    write(sent).then(
      (lost) => {
        if (heard) callHere(lost);
      },
      (error: unknown) => {
        log.debug({ error }, 'wake-up calls were lost');
        if (heard) callHere(sent);
      },
    );
  }

  /** @returns those that Redis did not take. @throws when it took none. */
  async function write(packets: Packet[]): Promise<Packet[]> {
    const [first] = packets;
    if (first && packets.length === 1) {
      await publisher.publish(channelPrefix + first.topic, pack(first.messages));
      return [];
    }
    const pipeline = publisher.pipeline();
    for (const { topic, messages } of packets) pipeline.publish(channelPrefix + topic, pack(messages));
    const results = await pipeline.exec();
    return packets.filter((_, index) => results?.[index]?.[0] !== null);
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
