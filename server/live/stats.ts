// What the live engine counts, and how it is measured.
import type { Metrics } from '../platform/metrics.ts';
import type { SocketStats } from './socket/endpoint.ts';

/** Counters since the start, and feeds open now. */
export type LiveStats = {
  feeds: number;
  /** Events handed to feeds, durable and ephemeral. */
  deliveries: number;
  /** Gaps in what the bus brought, filled from the log. */
  gapsHealed: number;
  /** Feeds that had to go back to the ring or the log: on opening, or because their reader was slow. */
  catchUps: number;
  /** Feeds told to begin anew. */
  resets: number;
};

export const noStats = (): LiveStats => ({ feeds: 0, deliveries: 0, gapsHealed: 0, catchUps: 0, resets: 0 });

/** Shows the engine and its bus among the measurements. */
export function measureLive(
  metrics: Metrics,
  live: { readonly stats: Readonly<LiveStats>; readonly topics: number },
  bus: { readonly isUp: boolean; readonly topics: number },
): void {
  const { stats } = live;
  metrics.gauge('lobby_feeds', 'Feeds open.', () => stats.feeds);
  metrics.gauge('lobby_topics', 'Topics followed by at least one feed.', () => live.topics);
  metrics.counter('lobby_deliveries_total', 'Events handed to feeds.', () => stats.deliveries);
  metrics.counter(
    'lobby_gaps_healed_total',
    'Gaps in what the bus brought, filled from the log.',
    () => stats.gapsHealed,
  );
  metrics.counter(
    'lobby_catch_ups_total',
    'Feeds that went back to the ring or the log.',
    () => stats.catchUps,
  );
  metrics.counter('lobby_resets_total', 'Feeds told to begin anew.', () => stats.resets);
  metrics.gauge('lobby_bus_up', '1 while the bus between instances works.', () => (bus.isUp ? 1 : 0));
  metrics.gauge('lobby_bus_topics', 'Topics this instance listens to.', () => bus.topics);
}

/** Shows the WebSockets among the measurements. */
export function measureSockets(
  metrics: Metrics,
  sockets: { readonly stats: Readonly<SocketStats>; pending(): { all: number; most: number } },
): void {
  const { stats } = sockets;
  metrics.gauge(
    'lobby_waiting_bytes',
    'Bytes that wait for WebSocket clients to take them.',
    () => sockets.pending().all,
  );
  metrics.gauge(
    'lobby_waiting_bytes_most',
    'Bytes that wait for the one client for which most waits.',
    () => sockets.pending().most,
  );
  metrics.counter(
    'lobby_encodings_total',
    'Events made into the bytes that every subscription of this process sends.',
    () => stats.encodings,
  );
  metrics.counter('lobby_writes_total', 'Buffers written to WebSockets.', () => stats.writes);
  metrics.counter(
    'lobby_slow_readers_closed_total',
    'WebSockets closed because they did not read.',
    () => stats.slowReadersClosed,
  );
  metrics.counter(
    'lobby_calls_refused_total',
    'Calls over the limits of a WebSocket.',
    () => stats.callsRefused,
  );
}
