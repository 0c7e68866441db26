// The live engine as features see it: transactions with events, ephemeral events, feeds, snapshots.
import type { Logger } from 'pino';
import type { IssueAll } from '../platform/postgres/atOnce.ts';
import type { Database, Transaction } from '../platform/postgres/database.ts';
import type { Lastly } from '../platform/postgres/pipelined.ts';
import type { Bus, BusOrder } from './bus.ts';
import { createEventStore } from './eventStore.ts';
import { createFeed, type Feed, type FeedSettings } from './feed.ts';
import type { FeedOptions } from './follow.ts';
import { encodeFrame } from './frame.ts';
import { createHub, type HubSettings } from './hub.ts';
import type { LiveStats } from './stats.ts';
import { type LoggedEvent, transact, transactAtOnce, transactPipelined } from './transact.ts';
import { type Watcher, watch } from './watch.ts';

export type LiveSettings = HubSettings & FeedSettings;

const defaultSettings: LiveSettings = {
  ringSize: 512,
  pageSize: 256,
  gapPatience: 20,
  headCheckInterval: 1_000,
  queueSize: 512,
  retryDelay: 1_000,
  retries: 10,
};

export type Live = {
  /** Runs a transaction in which `appendEvent` may be called; its events are published after commit. */
  transact<Result>(run: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** The same for hot changes: it begins and commits without waiting for what was handed to `lastly`. */
  transactPipelined<Result>(run: (tx: Transaction, lastly: Lastly) => Promise<Result>): Promise<Result>;
  /**
   * Runs statements as one transaction in one round trip: for hot changes made in bulk. Their events are stored by the
   * SQL of `logging`, told by `conclude`, and published after commit.
   */
  transactAtOnce<Rows extends unknown[], Result>(
    issue: IssueAll<Rows>,
    conclude: (rows: Rows) => { result: Result; events: LoggedEvent[] },
  ): Promise<Result>;
  /**
   * Sends an event that is never stored: it may be lost, and is not seen by feeds that are catching up.
   * @param order 'the same' without it.
   */
  publishEphemeral<Event extends { type: string }>(topic: string, event: Event, order?: BusOrder): void;
  /**
   * Which of these topics are followed on any instance, so that the others need not be told in passing; all of them while
   * that cannot be known. To be asked before what is told is read: who follows from then on finds it as it stands.
   */
  followed(topics: readonly string[]): Promise<ReadonlySet<string>>;
  /** A subscription to a topic; what a tRPC subscription procedure returns. */
  feed<Event extends { type: string }>(topic: string, options: FeedOptions<Event>): Feed<Event>;
  /** Hears a topic's events inside the server; resolves, with how to stop, when it will hear every one. */
  watch<Event extends { type: string }>(topic: string, watcher: Watcher<Event>): Promise<() => void>;
  /**
   * Whether somebody has a feed on the topic in this process, opened with their `who` and not behind: then their right
   * to it was checked and, as far as this process has heard, has not ended. Costs no query.
   */
  isFollowedBy(topic: string, who: string): boolean;
  /** Repairs what the bus may have lost, now rather than at the next interval. */
  checkHeads(): Promise<void>;
  readonly stats: Readonly<LiveStats>;
  /** Topics followed in this process. */
  readonly topics: number;
  close(): Promise<void>;
};

/** @param settings what differs from the defaults; tests shrink the bounds. */
export function createLive(
  resources: { database: Database; bus: Bus; clock: { now(): number }; log: Logger },
  settings: Partial<LiveSettings> = {},
): Live {
  const chosen = { ...defaultSettings, ...settings };
  const { bus, database, log } = resources;
  const hub = createHub({ bus, store: createEventStore(database), log }, chosen);
  return {
    transact: (run) => transact(resources, run),
    transactPipelined: (run) => transactPipelined(resources, run),
    transactAtOnce: (issue, conclude) => transactAtOnce(resources, issue, conclude),
    publishEphemeral(topic, event, order) {
      bus.publish(topic, encodeFrame(JSON.stringify(event), 'ephemeral'), order);
    },
    followed: (topics) => bus.followed(topics),
    feed: (topic, options) => createFeed(hub, topic, options, chosen),
    watch: (topic, watcher) => watch(hub, topic, watcher),
    isFollowedBy: (topic, who) => hub.isFollowedBy(topic, who),
    checkHeads: () => hub.checkHeads(),
    stats: hub.stats,
    get topics() {
      return hub.topics;
    },
    async close() {
      hub.close();
    },
  };
}
