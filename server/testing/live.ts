// A live engine over its own cloned database, and readers of feeds. For tests.
import { type Logger, pino } from 'pino';
import { type Bus, createBus, createLive, type Feed, type Live, type LiveSettings } from '../live/index.ts';
import { type Database, openDatabase } from '../platform/postgres/database.ts';
import { testDatabase } from './postgres.ts';

export const silentLog: Logger = pino({ level: 'silent' });

export type TestLive = { live: Live; bus: Bus; database: Database; close(): Promise<void> };

/** Heads are checked only when a test says so. Close the engines a test makes itself before this one. */
export async function startTestLive(
  settings: Partial<LiveSettings> = {},
  wrap: (bus: Bus) => Bus = (bus) => bus,
): Promise<TestLive> {
  const { url, drop } = await testDatabase();
  const database = openDatabase(url, { pool: 8 });
  const bus = wrap(createBus(null, silentLog));
  const live = createLive(
    { database, bus, clock: { now: Date.now }, log: silentLog },
    { headCheckInterval: 0, retryDelay: 1, ...settings },
  );
  return {
    live,
    bus,
    database,
    async close() {
      await live.close();
      await bus.close();
      await database.close();
      await drop();
    },
  };
}

/** One event with its id, as a client would see it. */
export type Seen<Event> = { id: string; event: Event };

export type FeedReader<Event> = {
  /** The next event; waits for it. @throws what the feed fails with, or when it has ended. */
  next(): Promise<Seen<Event>>;
  take(count: number): Promise<Seen<Event>[]>;
  /** Ends the subscription. */
  stop(): Promise<void>;
};

/** Reads a feed one event at a time. */
export function readFeed<Event>(feed: Feed<Event>): FeedReader<Event | { type: 'reset' }> {
  const iterator = feed[Symbol.asyncIterator]();
  const next = async () => {
    const item = await iterator.next();
    if (item.done) throw new Error('The feed has ended.');
    const [id, event] = item.value;
    return { id: String(id), event };
  };
  return {
    next,
    async take(count) {
      const seen = [];
      while (seen.length < count) seen.push(await next());
      return seen;
    },
    async stop() {
      await iterator.return?.();
    },
  };
}
