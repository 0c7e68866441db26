// Feeds by their names: each runs once however many parts hold it, and its view lies in the query cache.
import type { QueryClient } from '@tanstack/react-query';
import { createFeed, type Feed, type FeedSource, type FeedView } from './feed.ts';
import type { Timers } from './timers.ts';

/** How long a feed outlives the last part that held it, in milliseconds: pages change quickly. */
export const lingerMs = 3_000;
/** How long a view that nobody looks at is kept, in milliseconds. */
const keepMs = 5 * 60_000;

/** Names a feed and says what it is made of. */
export type FeedDefinition<State extends { seq: number }, Event extends { type: string }> = {
  /** Equal names are the same feed. */
  name: string;
  source: FeedSource<State, Event>;
  /** What is known before the first snapshot; with it none is fetched. */
  first?: State | undefined;
};

export type FeedListener<State, Event> = (event: Event, seq: number, state: State) => void;

type Running = {
  feed: Feed<unknown>;
  users: number;
  listeners: Set<FeedListener<never, never>>;
  cancelEnd: (() => void) | null;
};

export type FeedRegistry = {
  /** Holds a feed open until the returned function is called. */
  hold<State extends { seq: number }, Event extends { type: string }>(
    definition: FeedDefinition<State, Event>,
    onEvent?: FeedListener<State, Event>,
  ): () => void;
  /** What is known of a feed right now, if anything is. */
  view<State>(name: string): FeedView<State> | undefined;
  /** Changes what a running feed knows by something other than an event. */
  update<State>(name: string, change: (state: State) => State): void;
  /** Fetches a running feed's snapshot again; what is known stays until it comes. */
  refresh(name: string): void;
  /** Forgets what a feed knows, as when a room was left. Whoever still holds it sees it begin anew. */
  forget(name: string): void;
  /** Begins a feed anew from a fresh snapshot, as after an error that ended it. */
  restart(name: string): void;
  /** Forgets every view and begins every feed anew: another member is looking now. */
  restartAll(): void;
  /** Ends every subscription until `restartAll`. */
  stopAll(): void;
};

/** Where a feed's view lies in the query cache. */
export const feedKey = (name: string): readonly ['feed', string] => ['feed', name];

export function createFeedRegistry(queryClient: QueryClient, timers: Timers): FeedRegistry {
  const running = new Map<string, Running>();
  // A state is a new object whenever it changed: comparing it in depth would cost more than everything else.
  queryClient.setQueryDefaults(['feed'], {
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: keepMs,
  });

  const view = <State>(name: string) => queryClient.getQueryData<FeedView<State>>(feedKey(name));

  function start<State extends { seq: number }, Event extends { type: string }>({
    name,
    source,
    first,
  }: FeedDefinition<State, Event>): Running {
    const before = view<State>(name);
    // What an ended feed knew must not be continued: the right to it had ended, and something may be missing.
    const known = before && before.status !== 'ended' ? before.state : undefined;
    const listeners = new Set<FeedListener<never, never>>();
    const feed = createFeed<State, Event>(
      source,
      {
        onChange: (next) => queryClient.setQueryData(feedKey(name), next),
        onEvent(event, seq, state) {
          for (const listener of listeners as Set<unknown> as Set<FeedListener<State, Event>>) {
            listener(event, seq, state);
          }
        },
      },
      timers,
      known ?? first,
    );
    const started: Running = { feed: feed as Feed<unknown>, users: 0, listeners, cancelEnd: null };
    running.set(name, started);
    queryClient.setQueryData(feedKey(name), feed.view());
    feed.start();
    return started;
  }

  function end(name: string, ended: Running): void {
    if (running.get(name) !== ended || ended.users > 0) return;
    running.delete(name);
    ended.feed.stop();
  }

  return {
    hold(definition, onEvent) {
      const found = running.get(definition.name) ?? start(definition);
      found.cancelEnd?.();
      found.cancelEnd = null;
      found.users += 1;
      // The name stands for the types: one definition per name.
      const listener = onEvent as FeedListener<never, never> | undefined;
      if (listener) found.listeners.add(listener);
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        found.users -= 1;
        if (listener) found.listeners.delete(listener);
        if (found.users > 0) return;
        found.cancelEnd = timers.after(lingerMs, () => end(definition.name, found));
      };
    },
    view,
    update: (name, change) =>
      (running.get(name)?.feed as Feed<Parameters<typeof change>[0]> | undefined)?.update(change),
    refresh: (name) => running.get(name)?.feed.refresh(),
    forget(name) {
      const found = running.get(name);
      if (found && found.users > 0) {
        found.feed.restart();
        return;
      }
      if (found) end(name, found);
      queryClient.removeQueries({ queryKey: feedKey(name) });
    },
    restart: (name) => running.get(name)?.feed.restart(),
    restartAll() {
      for (const [key] of queryClient.getQueriesData({ queryKey: ['feed'] })) {
        if (!running.has(String(key[1]))) queryClient.removeQueries({ queryKey: key });
      }
      for (const { feed } of running.values()) feed.restart();
    },
    stopAll() {
      for (const { feed } of running.values()) feed.stop();
    },
  };
}
