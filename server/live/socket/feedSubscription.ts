// A subscription to a feed: the hub pushes frames, and each is two buffers queued, one of them shared by all.
import { type Feed, follow, type Pusher } from '../feed.ts';
import type { FeedSink } from '../follow.ts';
import type { Frame } from '../frame.ts';
import type { Connection } from './connection.ts';
import type { SocketStats } from './endpoint.ts';

/** A class, since there are very many of them. */
export class FeedSubscription implements FeedSink {
  readonly #connection: Connection;
  readonly #head: Buffer;
  readonly #ended: (error: unknown) => void;
  readonly #pusher: Pusher;
  /** Whether `resume` is to be called when there is room. */
  #waiting = false;

  /** @param ended called once, with the error the feed failed with, or null when it was stopped. */
  constructor(connection: Connection, head: Buffer, feed: Feed<unknown>, ended: (error: unknown) => void) {
    this.#connection = connection;
    this.#head = head;
    this.#ended = ended;
    connection.endpoint.stats.feeds += 1;
    this.#pusher = feed[follow](this);
  }

  stop(): void {
    this.#pusher.stop();
  }

  /** From the feed. */
  take(frame: Frame, id: number): boolean {
    const connection = this.#connection;
    const { stats } = connection.endpoint;
    if (connection.hasRoom) {
      stats.deliveries += 1;
      connection.outbox.text(this.#head, resultOf(frame, id, stats));
      return true;
    }
    if (frame.durable) stats.catchUps += 1;
    if (!this.#waiting) {
      this.#waiting = true;
      connection.whenRoom((done) => {
        this.#waiting = false;
        this.#pusher.resume(done);
      });
    }
    return false;
  }

  /** From the feed. */
  end(error: unknown): void {
    this.#connection.endpoint.stats.feeds -= 1;
    this.#ended(error);
  }
}

/** The end of the message: the same bytes for every subscription. */
function resultOf(frame: Frame, id: number, stats: SocketStats): Buffer {
  if (frame.encoded?.id === id) return frame.encoded.bytes;
  const begun = performance.now();
  const before = Buffer.from(`{"id":"${id}","data":`);
  const after = Buffer.from(`},"id":"${id}"}}`);
  const bytes = Buffer.concat([before, frame.body, after]);
  frame.encoded = { id, bytes };
  stats.encodings += 1;
  stats.encodeMilliseconds += performance.now() - begun;
  return bytes;
}
