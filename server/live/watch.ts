// Watches a topic from inside the server: hears its events as they come, without a reader to be sent them.
import type { FeedPort } from './channel.ts';
import type { Frame } from './frame.ts';
import type { Hub } from './hub.ts';

export type Watcher<Event> = {
  /** A durable event: each one since the watching began, once and in order, until `onAnew`. */
  onEvent(event: Event, seq: number): void;
  /** An event that was never stored. */
  onEphemeral?(event: Event): void;
  /** What comes next does not continue what came before, as when the database was put back: look again. */
  onAnew(): void;
};

/**
 * Resolves when every event from now on will be heard. All calls come from the turn in which the event arrived and
 * must return at once.
 * @returns how to stop; to be called once.
 * @throws when the topic's head cannot be read.
 */
export async function watch<Event extends { type: string }>(
  hub: Hub,
  topic: string,
  watcher: Watcher<Event>,
): Promise<() => void> {
  const { channel, release } = await hub.acquire(topic);
  const port: FeedPort = {
    // Nobody's right hangs on it.
    who: null,
    push(frame: Frame) {
      if (frame.durable) watcher.onEvent(frame.event as Event, frame.seq);
      else watcher.onEphemeral?.(frame.event as Event);
    },
    fallBehind: () => watcher.onAnew(),
  };
  channel.attach(port);
  return () => {
    channel.detach(port);
    release();
  };
}
