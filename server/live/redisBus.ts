// The bus between instances: Redis pub/sub, one channel a topic, binary payloads.
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Bus, BusListener } from './bus.ts';
import { createListeners } from './listeners.ts';
import { createOutgoing, type Packet } from './outgoing.ts';
import { everybody, isFrom, newOrigin, pack, unpack } from './packet.ts';

const channelPrefix = 'lobby:said:';

/** Channels named in one command, so that Redis is never blocked for long. */
const atOnce = 1_000;

/** ARGV channel and message in turn. To the client a command for each costs much more than to Redis. */
const publishEach = `for at = 1, #ARGV, 2 do redis.call('PUBLISH', ARGV[at], ARGV[at + 1]) end`;

/** What is published by one command: subscribers get nothing of it before all of it is done, and Redis does nothing else. */
const partBytes = 512 * 1_024;

function partsOf(packets: Packet[]): Packet[][] {
  const parts: Packet[][] = [];
  let bytes = 0;
  for (const packet of packets) {
    const part = parts.at(-1);
    bytes += packet.bytes;
    if (part && part.length < atOnce && bytes <= partBytes) {
      part.push(packet);
    } else {
      parts.push([packet]);
      bytes = packet.bytes;
    }
  }
  return parts;
}

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
  const origin = newOrigin();
  const upListeners = new Set<() => void>();
  const downListeners = new Set<() => void>();
  let up = false;
  let closed = false;
  const outgoing = createOutgoing(publishAll);

  for (const client of [publisher, subscriber]) {
    client.on('error', (error: Error) => log.warn({ error: error.message }, 'the bus'));
  }
  subscriber.on('messageBuffer', (channel: Buffer, packet: Buffer) => {
    // Heard here already. Redis cannot leave out who has said it.
    if (isFrom(origin, packet)) return;
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

  /** By few commands: what is in one Redis takes at once, and a subscriber gets it at once too. */
  function publishAll(sent: Packet[]): void {
    const heard = up;
    const isToReturn = ({ order }: Packet) => heard && order === 'the same';
    // To Redis first: the others get it while it is handed out here.
    for (const part of partsOf(sent)) {
      write(part).catch((error: unknown) => {
        log.debug({ error }, 'wake-up calls were lost');
        callHere(part.filter(isToReturn));
      });
    }
    // What Redis does not bring back, because it must not or cannot; those elsewhere find the latter in the log.
    callHere(sent.filter((packet) => !isToReturn(packet)));
  }

  const packed = ({ order, messages }: Packet): Buffer =>
    pack(messages, order === 'own first' ? origin : everybody);

  async function write(packets: Packet[]): Promise<void> {
    const [first] = packets;
    if (first && packets.length === 1) {
      await publisher.publish(channelPrefix + first.topic, packed(first));
      return;
    }
    const said = packets.flatMap((packet) => [channelPrefix + packet.topic, packed(packet)]);
    // With its text each time: one that Redis does not know by its name would be sent again behind what came after it.
    await publisher.eval(publishEach, 0, ...said);
  }

  function callHere(lost: Packet[]): void {
    for (const { topic, messages } of lost) for (const bytes of messages) listeners.call(topic, bytes);
  }

  return {
    publish(topic, bytes, order = 'the same') {
      if (!closed) outgoing.add(topic, bytes, order);
    },
    whenSent: (sent) => outgoing.whenSent(sent),
    async subscribe(topic: string, listener: BusListener) {
      // The second one waits for the server too: its answer may still be on the way for the first.
      listeners.add(topic, listener);
      await attempt('subscribe', topic);
      return async () => {
        if (listeners.remove(topic, listener)) await attempt('unsubscribe', topic);
      };
    },
    async followed(topics) {
      // Redis does not know of those here while they are not subscribed again.
      if (!up) return new Set(topics);
      const found = new Set(topics.filter((topic) => listeners.has(topic)));
      const others = topics.filter((topic) => !found.has(topic));
      try {
        for (let from = 0; from < others.length; from += atOnce) {
          const channels = others.slice(from, from + atOnce).map((topic) => channelPrefix + topic);
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
