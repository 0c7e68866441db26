// One live feed on the page: a snapshot, then its events through a pure reducer, held together by the seq.
import { retryDelay } from './backoff.ts';
import { isTransient, retryAfterOf } from './errors.ts';
import type { Timers } from './timers.ts';

/** What a feed is made of; the state carries the seq of the last durable event it contains. */
export type FeedSource<State extends { seq: number }, Event extends { type: string }> = {
  fetchSnapshot(): Promise<State>;
  /** Subscribes from after `lastEventId`; returns how to end it. */
  subscribe(lastEventId: string, handlers: FeedHandlers<Event>): () => void;
  /** The state after one event; must return the same state for a durable event that it already contains. */
  apply(state: State, event: Event, seq: number): State;
  /**
   * Asked whenever a subscription has begun: for what the log does not keep, as presence, since what was told between the
   * snapshot and then is lost. Returns how to put the answer in.
   */
  askAgain?(state: State): Promise<(state: State) => State>;
};

export type FeedHandlers<Event> = {
  /** The server has begun to tell; again after each lost connection. */
  onStarted(): void;
  onEvent(event: Event, id: string): void;
  onError(error: unknown): void;
  /** The server ended the subscription without an error. */
  onComplete(): void;
};

export type FeedView<State> = {
  /** What is known; it may be old while `status` is not live. */
  state: State | undefined;
  /** `failing`: a passing fault, tried again by itself. `ended`: the right to it has ended, or it is gone. */
  status: 'loading' | 'live' | 'failing' | 'ended';
  error: unknown;
};

export type Feed<State> = {
  view(): FeedView<State>;
  start(): void;
  /** Ends the subscription; the view stays as it is. */
  stop(): void;
  /** Fetches the snapshot again and goes on from there; what is known stays until it comes. */
  refresh(): void;
  /** Drops what is known and begins again from a new snapshot. */
  restart(): void;
  /** Changes what is known by something other than an event, as when an older page has been fetched. */
  update(change: (state: State) => State): void;
};

export type FeedListeners<State, Event> = {
  onChange(view: FeedView<State>): void;
  /** Every event that changed something or is ephemeral, after it was applied. */
  onEvent?(event: Event, seq: number, state: State): void;
};

/**
 * Makes a feed that is not started yet. Passing faults are tried again with growing, spread waits; an error of the
 * domain (not in the room, gone) ends it. `reset` fetches the snapshot again.
 * @param first what is already known; then no snapshot is fetched and the feed continues from its seq
 */
export function createFeed<State extends { seq: number }, Event extends { type: string }>(
  source: FeedSource<State, Event>,
  listeners: FeedListeners<State, Event>,
  timers: Timers,
  first?: State,
): Feed<State> {
  let view: FeedView<State> = { state: first, status: 'loading', error: null };
  /** Rises with each start and stop: whatever belongs to an earlier run is ignored. */
  let run = 0;
  let failures = 0;
  let endSubscription: (() => void) | null = null;
  let cancelRetry: (() => void) | null = null;
  /** What was told since the newest question began, while that is on its way: the answer may be older. */
  let toldSince: [Event, number][] | null = null;

  const show = (next: Partial<FeedView<State>>) => {
    view = { ...view, ...next };
    listeners.onChange(view);
  };

  const halt = () => {
    run += 1;
    endSubscription?.();
    cancelRetry?.();
    endSubscription = null;
    cancelRetry = null;
  };

  const fail = (error: unknown, again: () => void) => {
    halt();
    if (!isTransient(error)) return show({ status: 'ended', error });
    const wait = Math.max(retryAfterOf(error) ?? 0, retryDelay(failures, timers.random()));
    failures += 1;
    cancelRetry = timers.after(wait, again);
    show({ status: 'failing', error });
  };

  async function fetchThenFollow(): Promise<void> {
    halt();
    const mine = run;
    try {
      const state = await source.fetchSnapshot();
      if (mine !== run) return;
      show({ state });
      follow(state);
    } catch (error) {
      if (mine === run) fail(error, () => void fetchThenFollow());
    }
  }

  function follow(from: State): void {
    halt();
    const mine = run;
    show({ status: 'live', error: null });
    const end = source.subscribe(String(from.seq), {
      onStarted() {
        cancelRetry?.();
        void askAgain(mine);
      },
      onEvent(event, id) {
        if (mine !== run) return;
        failures = 0;
        if (event.type === 'reset') {
          show({ status: 'loading' });
          void fetchThenFollow();
          return;
        }
        receive(event, Number(id));
      },
      onError: (error) => mine === run && fail(error, resume),
      onComplete: () => mine === run && fail(new Error('the feed was closed'), resume),
    });
    if (mine === run) endSubscription = end;
    else end();
  }

  async function askAgain(mine: number, tries = 0): Promise<void> {
    if (!source.askAgain || mine !== run || !view.state) return;
    const told: [Event, number][] = [];
    toldSince = told;
    const isOurs = () => mine === run && toldSince === told;
    try {
      const put = await source.askAgain(view.state);
      if (!isOurs() || !view.state) return;
      toldSince = null;
      show({ state: told.reduce((state, [event, seq]) => source.apply(state, event, seq), put(view.state)) });
    } catch (error) {
      if (!isOurs()) return;
      toldSince = null;
      const again = () => void askAgain(mine, tries + 1);
      if (isTransient(error)) cancelRetry = timers.after(retryDelay(tries, timers.random()), again);
    }
  }

  /** After a fault: goes on from what is known, which the server replays from or answers with `reset`. */
  const resume = () => {
    if (view.state) follow(view.state);
    else void fetchThenFollow();
  };

  function receive(event: Event, seq: number): void {
    const before = view.state;
    if (!before) return;
    toldSince?.push([event, seq]);
    const after = source.apply(before, event, seq);
    if (after !== before) show({ state: after });
    listeners.onEvent?.(event, seq, after);
  }

  return {
    view: () => view,
    start: resume,
    stop: halt,
    refresh: () => void fetchThenFollow(),
    restart() {
      failures = 0;
      show({ state: undefined, status: 'loading', error: null });
      void fetchThenFollow();
    },
    update(change) {
      if (view.state) show({ state: change(view.state) });
    },
  };
}
