// One feed for however many parts look at it.
import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { FeedHandlers } from './feed.ts';
import { createFeedRegistry, type FeedDefinition, lingerMs } from './feedRegistry.ts';
import { testTimers } from './testTimers.ts';

type State = { seq: number; count: number };
type Event = { type: 'more' } | { type: 'reset' };

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp() {
  const timers = testTimers(0);
  const feeds = createFeedRegistry(new QueryClient(), timers);
  const subscriptions: { from: string; ended: boolean; handlers: FeedHandlers<Event> }[] = [];
  let snapshots = 0;
  const definition: FeedDefinition<State, Event> = {
    name: 'counter',
    source: {
      async fetchSnapshot() {
        snapshots += 1;
        return { seq: 10, count: 0 };
      },
      subscribe(from, handlers) {
        const subscription = { from, ended: false, handlers };
        subscriptions.push(subscription);
        return () => {
          subscription.ended = true;
        };
      },
      apply: (state, _event, seq) => (seq > state.seq ? { seq, count: state.count + 1 } : state),
    },
  };
  const alive = () => subscriptions.filter((subscription) => !subscription.ended);
  return { timers, feeds, definition, subscriptions, alive, snapshots: () => snapshots };
}

it('UI-69: parts that look at the same thing share one subscription, which ends a moment after the last', async () => {
  const { timers, feeds, definition, subscriptions, alive } = setUp();
  const heard: string[] = [];
  const first = feeds.hold(definition, () => heard.push('first'));
  const second = feeds.hold(definition, () => heard.push('second'));
  await settled();
  expect(subscriptions).toHaveLength(1);
  alive()[0]?.handlers.onEvent({ type: 'more' }, '11');
  expect(heard).toEqual(['first', 'second']);
  expect(feeds.view<State>('counter')?.state).toEqual({ seq: 11, count: 1 });

  first();
  first();
  timers.pass(lingerMs);
  expect(alive()).toHaveLength(1);
  second();
  timers.pass(lingerMs - 1);
  expect(alive()).toHaveLength(1);
  const third = feeds.hold(definition);
  timers.pass(lingerMs);
  expect(alive()).toHaveLength(1);
  third();
  timers.pass(lingerMs);
  expect(alive()).toHaveLength(0);
});

it('UI-69: what is looked at again goes on from where it was, without another snapshot', async () => {
  const { timers, feeds, definition, subscriptions, snapshots } = setUp();
  const release = feeds.hold(definition);
  await settled();
  subscriptions[0]?.handlers.onEvent({ type: 'more' }, '11');
  release();
  timers.pass(lingerMs);
  feeds.hold(definition);
  await settled();
  expect(subscriptions.map(({ from }) => from)).toEqual(['10', '11']);
  expect(snapshots()).toBe(1);
});

it('UI-69: what had ended is never continued: it begins from a new snapshot', async () => {
  const { timers, feeds, definition, subscriptions, snapshots } = setUp();
  const release = feeds.hold(definition);
  await settled();
  subscriptions[0]?.handlers.onEvent({ type: 'more' }, '11');
  subscriptions[0]?.handlers.onError(Object.assign(new Error(), { data: { appCode: 'NOT_IN_ROOM' } }));
  expect(feeds.view('counter')?.status).toBe('ended');
  release();
  timers.pass(lingerMs);
  feeds.hold(definition);
  await settled();
  expect(snapshots()).toBe(2);
  expect(subscriptions.at(-1)?.from).toBe('10');
});

it('UI-70: when the session changes nothing known stays, and everything held begins anew', async () => {
  const { feeds, definition, subscriptions, alive, snapshots } = setUp();
  feeds.hold(definition);
  await settled();
  subscriptions[0]?.handlers.onEvent({ type: 'more' }, '11');
  feeds.stopAll();
  expect(alive()).toHaveLength(0);
  feeds.restartAll();
  expect(feeds.view<State>('counter')).toMatchObject({ state: undefined, status: 'loading' });
  await settled();
  expect(snapshots()).toBe(2);
  expect(alive().map(({ from }) => from)).toEqual(['10']);
});
