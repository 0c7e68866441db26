// A feed: what a subscription procedure returns. Anybody may iterate it; our WebSocket adapter has it pushed instead.
import { type TrackedEnvelope, tracked } from '@trpc/server';
import { type FeedOptions, type FeedSink, Follower, type FollowSettings } from './follow.ts';
import type { Frame } from './frame.ts';
import type { Hub } from './hub.ts';

/** Says that the feed cannot continue from what the client has: fetch the snapshot again. */
export type ResetEvent = { type: 'reset' };

/** What pushes frames until it is stopped. */
export type Pusher = { resume(settled?: () => void): void; stop(): void };

/** The member of a feed that has its frames pushed, without a promise for each. */
export const follow = Symbol('follow');

/** What tRPC iterates. Each data event carries an id the stock client can resume from. */
export type Feed<Event> = AsyncIterable<TrackedEnvelope<Event | ResetEvent>, void, unknown> & {
  [follow](sink: FeedSink): Pusher;
};

export type FeedSettings = FollowSettings & {
  /** Frames that may wait for a slow reader before the feed falls back to reading the log. */
  queueSize: number;
};

/**
 * Opens when first asked for an event, and releases everything when its iterator ends, however it ends.
 */
export function createFeed<Event extends { type: string }>(
  hub: Hub,
  topic: string,
  options: FeedOptions<Event>,
  settings: FeedSettings,
): Feed<Event> {
  const push = (sink: FeedSink) => new Follower(hub, topic, options, settings, sink);
  return {
    [follow]: push,
    [Symbol.asyncIterator]: () => iterate<Event>(push, settings.queueSize),
  };
}

/** Whether a procedure's result is a feed. */
export const isFeed = (value: unknown): value is Feed<unknown> =>
  typeof value === 'object' && value !== null && follow in value;

function iterate<Event extends { type: string }>(
  push: (sink: FeedSink) => Pusher,
  queueSize: number,
): AsyncIterator<TrackedEnvelope<Event | ResetEvent>, void, unknown> {
  type Item = IteratorResult<TrackedEnvelope<Event | ResetEvent>, void>;

  let follower: Pusher | null = null;
  let queue: { frame: Frame; id: number }[] = [];
  let ended = false;
  /** Thrown to the reader after what is still to be sent. */
  let failure: { error: unknown } | null = null;
  let wake: (() => void) | null = null;
  let steps: Promise<unknown> = Promise.resolve();

  const sink: FeedSink = {
    take(frame, id) {
      if (queue.length >= queueSize && frame.durable) queue = queue.filter((queued) => queued.frame.durable);
      if (queue.length >= queueSize) return false;
      queue.push({ frame, id });
      wake?.();
      return true;
    },
    end(error) {
      ended = true;
      if (error !== null) failure = { error };
      wake?.();
    },
  };

  function somethingHappens(): Promise<void> {
    return new Promise((resolve) => {
      wake = () => {
        wake = null;
        resolve();
      };
    });
  }

  async function step(): Promise<Item> {
    while (true) {
      const next = queue.shift();
      if (next) {
        return { done: false, value: tracked(String(next.id), next.frame.event as Event | ResetEvent) };
      }
      if (failure) {
        const { error } = failure;
        failure = null;
        throw error;
      }
      if (ended) return { done: true, value: undefined };
      follower ??= push(sink);
      follower.resume();
      if (queue.length === 0 && !ended) await somethingHappens();
    }
  }

  return {
    next() {
      // One after another, even if the reader asks for several at once.
      const result = steps.then(step);
      steps = result.catch(() => {});
      return result;
    },
    async return() {
      ended = true;
      queue = [];
      follower?.stop();
      wake?.();
      return { done: true, value: undefined };
    },
  };
}
