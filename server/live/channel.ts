// One topic in this process: puts what the bus brings in order, fills gaps from the log, and hands it to the feeds.
import type { EventStore } from './eventStore.ts';
import type { Frame } from './frame.ts';
import type { LiveStats } from './stats.ts';

/** All that a channel knows of a feed. Both calls return at once. */
export type FeedPort = {
  /** Whose feed it is, while it is live and if it was said. */
  readonly who: string | null;
  /** The next frame. Durable frames come in order and without gaps, until `fallBehind`. */
  push(frame: Frame): void;
  /** What comes next does not continue what came before: look into the log. */
  fallBehind(): void;
};

export type ChannelSettings = {
  /** Durable frames kept in memory for those who resume. */
  ringSize: number;
  /** Events read from the log at once. */
  pageSize: number;
  /** Milliseconds a gap may stay open for frames that overtook each other, before the log is asked. */
  gapPatience: number;
};

export type Channel = {
  /** The seq of the newest durable event handed out. */
  readonly last: number;
  attach(port: FeedPort): void;
  detach(port: FeedPort): void;
  /** Whether somebody has a live feed here. */
  isFollowedBy(who: string): boolean;
  /** Takes a frame from the bus: in any order, any number of times. */
  receive(frame: Frame): void;
  /** The frames after a seq, oldest first, if the ring reaches back that far. */
  since(seq: number): Frame[] | null;
  /** Events after a seq from the log, at most a page. */
  read(seq: number): Promise<Frame[]>;
  /**
   * Compares with the head the log has, and repairs what is missing.
   * @param lastBefore this channel's `last` when the head was asked for.
   */
  checkHead(head: number, lastBefore: number): Promise<void>;
  close(): void;
};

/** @param head the topic's head, read after the subscription to the bus was in place. */
export function createChannel(
  topic: string,
  head: number,
  store: EventStore,
  settings: ChannelSettings,
  stats: LiveStats,
  onError: (error: unknown) => void,
): Channel {
  const ports = new Set<FeedPort>();
  /** Frames that came before their turn, by seq. */
  const early = new Map<number, Frame>();
  let ring: Frame[] = [];
  let last = head;
  let filling: Promise<void> | null = null;
  let patience: NodeJS.Timeout | null = null;
  let closed = false;

  function deliver(frame: Frame): void {
    last = frame.seq;
    const { erases } = frame;
    if (erases > 0) ring = ring.filter(({ seq }) => seq > erases);
    ring.push(frame);
    if (ring.length > settings.ringSize) ring.shift();
    for (const port of ports) port.push(frame);
  }

  function deliverEarly(): void {
    for (let next = early.get(last + 1); next; next = early.get(last + 1)) deliver(next);
    for (const seq of early.keys()) if (seq <= last) early.delete(seq);
    if (early.size === 0) stopWaiting();
  }

  /** Goes on from a seq that does not continue what was handed out. */
  function jump(to: number): void {
    last = to;
    ring = [];
    for (const port of ports) port.fallBehind();
  }

  async function fill(): Promise<void> {
    const before = last;
    for (let full = true; full && !closed; ) {
      const frames = await store.after(topic, last, settings.pageSize);
      for (const frame of frames) {
        if (frame.seq <= last) continue;
        if (frame.seq > last + 1) jump(frame.seq - 1);
        deliver(frame);
      }
      deliverEarly();
      full = frames.length === settings.pageSize;
    }
    if (last > before) stats.gapsHealed += 1;
  }

  function fillOnce(): Promise<void> {
    filling ??= fill().finally(() => {
      filling = null;
    });
    return filling;
  }

  function stopWaiting(): void {
    if (patience) clearTimeout(patience);
    patience = null;
  }

  function waitThenFill(): void {
    patience ??= setTimeout(() => {
      patience = null;
      fillOnce().catch(onError);
    }, settings.gapPatience).unref();
  }

  return {
    get last() {
      return last;
    },
    attach: (port) => void ports.add(port),
    detach: (port) => void ports.delete(port),
    isFollowedBy(who) {
      for (const port of ports) if (port.who === who) return true;
      return false;
    },
    receive(frame) {
      if (!frame.durable) {
        for (const port of ports) port.push(frame);
      } else if (frame.seq === last + 1) {
        deliver(frame);
        deliverEarly();
      } else if (frame.seq > last) {
        // Beyond the bound the log will tell.
        if (early.size < settings.ringSize) early.set(frame.seq, frame);
        waitThenFill();
      }
    },
    since(seq) {
      if (seq === last) return [];
      const first = ring[0];
      if (!first || seq < first.seq - 1 || seq > last) return null;
      return ring.slice(seq - first.seq + 1);
    },
    read: (seq) => store.after(topic, seq, settings.pageSize),
    async checkHead(head, lastBefore) {
      // Heads only rise. A lower one than before means that the database was put back to an earlier state.
      if (head < lastBefore) {
        early.clear();
        jump(head);
        return;
      }
      if (head <= last) return;
      await fillOnce();
      // The fill may have begun before this head was written, or the events may be gone from the log.
      if (head > last) await fillOnce();
      if (head > last) jump(head);
    },
    close() {
      closed = true;
      stopWaiting();
      ports.clear();
    },
  };
}
