// Follows a topic for one subscriber: resumes, catches up, goes live, ends. Pushes; holds no frames of its own.
import type { AppError } from '../errors.ts';
import type { FeedPort } from './channel.ts';
import { Frame } from './frame.ts';
import type { Hub, Lease } from './hub.ts';

export type FeedOptions<Event> = {
  /** The seq the subscriber has already; null begins with what happens from now on. */
  after: number | null;
  /**
   * The topic's head, read together with the right to this feed. `endsWith` judges only what is newer, and a feed
   * that must begin anew begins here, so nothing between the check of the right and the feed is skipped.
   * Without it: the head when the feed opens.
   */
  asOf?: number | undefined;
  /** What stands at or before this seq is not for this subscriber: a feed from before it begins anew. */
  notBefore?: number | undefined;
  /** Whose feed this is, for `isFollowedBy`. */
  who?: string | undefined;
  /** Ends the feed when it aborts. */
  signal?: AbortSignal | undefined;
  /** An error for the event after which the subscriber has no right to more: it is sent, then the feed fails. */
  endsWith?: (event: Event) => AppError | null;
  /**
   * What of a durable event is for this subscriber: the very same, another one in its place, or null, which leaves it out
   * and skips its seq. Without it all.
   */
  showsAs?: (event: Event) => Event | null;
  /** What of ephemeral events the subscriber may see; without it all. */
  sight?: Sight<Event> | undefined;
};

/** What of ephemeral events one subscriber may see, which may change while their feed is open. */
export type Sight<Event> = {
  /**
   * Begins with the feed; ephemeral events wait for it, some of them at most. `tell` sends one to this subscriber alone.
   * Resolves with how to end; that is called once. When it fails, so does the feed.
   */
  begin(tell: (event: Event) => void): Promise<() => void>;
  /**
   * What of an event is for this subscriber: all of it, nothing, or another event in its place. The event is parsed when
   * first asked for.
   */
  shows(passing: { readonly event: Event }): boolean | Event;
};

/** Where the frames of one subscriber go. */
export type FeedSink = {
  /**
   * Takes the next frame, with the id a client resumes from; durable frames come in order, each once. Refuses by false
   * when it has no room: then an ephemeral frame is gone, and durable ones come again after `resume`.
   */
  take(frame: Frame, id: number): boolean;
  /** Nothing comes any more: because of an error, or null when the feed was stopped. Called once. */
  end(error: unknown): void;
};

export type FollowSettings = {
  /** Milliseconds between two tries to read the log while it cannot be read. */
  retryDelay: number;
  /** Tries after which a feed fails. */
  retries: number;
};

/** Ephemeral frames that wait until it is known who may see them. */
const mostUnjudged = 64;

const resetFrame = (seq: number) => new Frame(Buffer.from('{"type":"reset"}'), { seq });

/** Begins when made. A class, since there are very many of them: their methods are shared. */
export class Follower<Event extends { type: string }> implements FeedPort {
  readonly #hub: Hub;
  readonly #topic: string;
  readonly #options: FeedOptions<Event>;
  readonly #settings: FollowSettings;
  readonly #sink: FeedSink;
  #lease: Lease | null = null;
  #ended = false;
  /** Whether frames come straight from the channel; otherwise the ring and the log are read until it is caught up. */
  #live = false;
  /** Whether the sink has refused a durable frame and not asked for more since. */
  #full = false;
  #reading = false;
  #settled: (() => void) | null = null;
  #retry: NodeJS.Timeout | null = null;
  /** The seq of the last durable frame taken; ephemeral ones repeat it as their id. */
  #tail = 0;
  /** Set until the feed has begun: where it begins anew if it cannot resume. */
  #start: number | null = null;
  /** Events up to here were already allowed when the feed was opened. */
  #allowed = 0;
  #endSight: (() => void) | null = null;
  /** Ephemeral frames that came before it was known what of them the subscriber may see; null once it is. */
  #unjudged: Frame[] | null = null;

  constructor(
    hub: Hub,
    topic: string,
    options: FeedOptions<Event>,
    settings: FollowSettings,
    sink: FeedSink,
  ) {
    this.#hub = hub;
    this.#topic = topic;
    this.#options = options;
    this.#settings = settings;
    this.#sink = sink;
    hub.stats.feeds += 1;
    const { signal } = options;
    signal?.addEventListener('abort', this);
    if (signal?.aborted) this.stop();
    else this.#open().catch((error: unknown) => this.#end(error));
  }

  /** Only while it is live: a feed that is behind may not have heard that its right has ended. */
  get who(): string | null {
    return this.#live ? (this.#options.who ?? null) : null;
  }

  /**
   * Says that a sink that refused has room again.
   * @param settled called once the sink is full again, or nothing is left for it.
   */
  resume(settled?: () => void): void {
    // Whoever asked before has had its part.
    this.#settle();
    this.#settled = settled ?? null;
    this.#full = false;
    this.#advance();
  }

  /** Ends the feed and releases everything. */
  stop(): void {
    this.#end(null);
  }

  /** The signal has aborted. */
  handleEvent(): void {
    this.stop();
  }

  /** From the channel. */
  push(frame: Frame): void {
    if (!this.#live) return;
    if (!frame.durable) {
      if (this.#unjudged === null) this.#pass(frame);
      else if (this.#unjudged.length < mostUnjudged) this.#unjudged.push(frame);
    } else if (frame.seq > this.#tail && (frame.seq !== this.#tail + 1 || !this.#deliver(frame))) {
      this.fallBehind();
    }
  }

  /** From the channel. */
  fallBehind(): void {
    if (this.#live) this.#hub.stats.catchUps += 1;
    this.#live = false;
    this.#advance();
  }

  #end(error: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#hub.stats.feeds -= 1;
    this.#options.signal?.removeEventListener('abort', this);
    if (this.#retry) clearTimeout(this.#retry);
    this.#lease?.channel.detach(this);
    this.#lease?.release();
    this.#lease = null;
    this.#endSight?.();
    this.#endSight = null;
    this.#settle();
    this.#sink.end(error);
  }

  #settle(): void {
    const settled = this.#settled;
    this.#settled = null;
    settled?.();
  }

  /** Hands a durable frame over; false when the sink has no room for it. */
  #deliver(frame: Frame): boolean {
    const shown = this.#shown(frame);
    if (!shown) {
      this.#tail = frame.seq;
      return true;
    }
    if (!this.#sink.take(shown, frame.seq)) {
      this.#full = true;
      return false;
    }
    this.#tail = frame.seq;
    this.#hub.stats.deliveries += 1;
    const { endsWith } = this.#options;
    const failure = endsWith && frame.seq > this.#allowed ? endsWith(frame.event as Event) : null;
    if (failure) this.#end(failure);
    return true;
  }

  /** The frame as this subscriber gets it: shared with all others where it says the same to them. */
  #shown(frame: Frame): Frame | null {
    const { showsAs } = this.#options;
    if (!showsAs) return frame;
    const shown = showsAs(frame.event as Event);
    if (shown === null || shown === frame.event) return shown && frame;
    return new Frame(Buffer.from(JSON.stringify(shown)), { seq: frame.seq, erases: frame.erases });
  }

  #deliverAll(frames: Frame[]): void {
    for (const frame of frames) if (this.#ended || !this.#deliver(frame)) return;
  }

  #beginAnew(seq: number): void {
    this.#full = !this.#sink.take(resetFrame(seq), seq);
    if (this.#full) return;
    this.#tail = seq;
    this.#start = null;
    this.#hub.stats.resets += 1;
  }

  /** Goes on from the ring, then live; reads the log where the ring does not reach. */
  #advance(): void {
    while (this.#lease && !this.#live && !this.#full && !this.#reading) {
      const { channel } = this.#lease;
      const { notBefore = 0 } = this.#options;
      if (this.#tail < notBefore) {
        this.#beginAnew(Math.max(this.#start ?? channel.last, notBefore));
        continue;
      }
      const kept = this.#tail < channel.last ? channel.since(this.#tail) : null;
      if (this.#tail === channel.last) {
        this.#live = true;
        this.#start = null;
      } else if (kept) {
        this.#deliverAll(kept);
      } else {
        this.#read(this.#lease);
      }
    }
    if (!this.#reading) this.#settle();
  }

  #read(lease: Lease): void {
    this.#reading = true;
    this.#readPatiently(lease).then(
      () => {
        this.#reading = false;
        this.#advance();
      },
      (error: unknown) => this.#end(error),
    );
  }

  async #readPatiently(lease: Lease): Promise<void> {
    for (let tries = 1; !this.#ended; tries += 1) {
      try {
        return await this.#readLog(lease);
      } catch (error) {
        if (tries >= this.#settings.retries) throw error;
        await new Promise((resolve) => {
          this.#retry = setTimeout(resolve, this.#settings.retryDelay);
        });
      }
    }
  }

  /** Delivers what the log has next, or begins anew when it does not reach back far enough. */
  async #readLog({ channel }: Lease): Promise<void> {
    if (this.#tail > channel.last) {
      // Newer than this process knows: either it lags behind, or the database was put back.
      await this.#hub.checkHeads();
      if (this.#ended || this.#tail <= channel.last) return;
      this.#beginAnew(Math.min(this.#start ?? channel.last, channel.last));
      return;
    }
    const read = await channel.read(this.#tail);
    if (this.#ended) return;
    if (read[0]?.seq === this.#tail + 1) {
      this.#deliverAll(read);
      return;
    }
    // Older than what is kept. What ends the feed is told all the same.
    const newest = read.at(-1);
    const { endsWith } = this.#options;
    if (newest && newest.seq > this.#allowed && endsWith?.(newest.event as Event)) this.#deliver(newest);
    else if (this.#tail < channel.last) this.#beginAnew(this.#start ?? channel.last);
  }

  /** To this subscriber alone; lost, as all ephemeral events are, while the feed is behind. */
  #tellAlone(event: Event): void {
    const frame = new Frame(Buffer.from(JSON.stringify(event)), 'ephemeral');
    if (this.#live && this.#sink.take(frame, this.#tail)) this.#hub.stats.deliveries += 1;
  }

  /** Beside the opening, which waits for nothing of it. */
  async #beginToSee(sight: Sight<Event>): Promise<void> {
    this.#unjudged = [];
    const endSight = await sight.begin((event) => this.#tellAlone(event));
    if (this.#ended) return endSight();
    this.#endSight = endSight;
    const passed = this.#unjudged;
    this.#unjudged = null;
    for (const frame of passed) this.#pass(frame);
  }

  /** Hands an ephemeral frame over, if it is for this subscriber. */
  #pass(frame: Frame): void {
    if (!this.#live) return;
    const shown = this.#options.sight?.shows(frame as unknown as { readonly event: Event }) ?? true;
    if (typeof shown === 'object') this.#tellAlone(shown);
    else if (shown && this.#sink.take(frame, this.#tail)) this.#hub.stats.deliveries += 1;
  }

  async #open(): Promise<void> {
    const { sight } = this.#options;
    if (sight) this.#beginToSee(sight).catch((error: unknown) => this.#end(error));
    const lease = await this.#hub.acquire(this.#topic);
    if (this.#ended) {
      lease.release();
      return;
    }
    this.#lease = lease;
    lease.channel.attach(this);
    const { after, asOf } = this.#options;
    this.#start = asOf ?? lease.channel.last;
    this.#allowed = this.#start;
    this.#tail = after ?? this.#start;
    if (this.#tail !== lease.channel.last) this.#hub.stats.catchUps += 1;
    this.#advance();
  }
}
