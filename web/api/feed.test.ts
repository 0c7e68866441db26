// A feed through snapshots, events, faults and ends, with time in our hands.
import { describe, expect, it } from 'vitest';
import { backoffLimits } from './backoff.ts';
import { createFeed, type FeedHandlers, type FeedView } from './feed.ts';
import { testTimers } from './testTimers.ts';

type State = { seq: number; words: string[]; mood?: string };
type Event =
  | { type: 'word'; word: string }
  | { type: 'mood'; mood: string }
  | { type: 'typing' }
  | { type: 'reset' };

const appError = (appCode: string, params = {}) =>
  Object.assign(new Error(appCode), { data: { appCode, params } });
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A server of one feed: what it would answer, and what was asked of it. */
function setUp(snapshots: (State | Error)[], askAgain?: (state: State) => Promise<(state: State) => State>) {
  const timers = testTimers(0);
  const subscriptions: { from: string; handlers: FeedHandlers<Event>; ended: boolean }[] = [];
  const views: FeedView<State>[] = [];
  const seen: [Event, number][] = [];
  const feed = createFeed<State, Event>(
    {
      async fetchSnapshot() {
        const next = snapshots.shift();
        if (!next) throw new Error('no snapshot left');
        if (next instanceof Error) throw next;
        return next;
      },
      subscribe(from, handlers) {
        const subscription = { from, handlers, ended: false };
        subscriptions.push(subscription);
        return () => {
          subscription.ended = true;
        };
      },
      apply(state, event, seq) {
        if (event.type === 'mood') return { ...state, mood: event.mood };
        if (event.type !== 'word' || seq <= state.seq) return state;
        return { ...state, seq, words: [...state.words, event.word] };
      },
      ...(askAgain && { askAgain }),
    },
    { onChange: (view) => views.push(view), onEvent: (event, seq) => seen.push([event, seq]) },
    timers,
  );
  const newest = () => {
    const last = subscriptions.at(-1);
    if (!last) throw new Error('nothing was subscribed');
    return last;
  };
  return { timers, feed, subscriptions, newest, views, seen };
}

it('UI-52: a feed continues where its snapshot ends and ignores what that already holds', async () => {
  const { feed, newest } = setUp([{ seq: 7, words: ['a'] }]);
  feed.start();
  await settled();
  expect(newest().from).toBe('7');
  newest().handlers.onEvent({ type: 'word', word: 'old' }, '7');
  newest().handlers.onEvent({ type: 'word', word: 'b' }, '8');
  newest().handlers.onEvent({ type: 'word', word: 'b' }, '8');
  expect(feed.view()).toMatchObject({ status: 'live', state: { seq: 8, words: ['a', 'b'] } });
});

it('UI-52: reset fetches the snapshot again, and only reset does', async () => {
  const { feed, newest, subscriptions } = setUp([
    { seq: 3, words: ['a'] },
    { seq: 50, words: ['z'] },
  ]);
  feed.start();
  await settled();
  const first = newest();
  first.handlers.onEvent({ type: 'reset' }, '50');
  expect(first.ended).toBe(true);
  await settled();
  expect(subscriptions.map(({ from }) => from)).toEqual(['3', '50']);
  expect(feed.view().state?.words).toEqual(['z']);
  first.handlers.onEvent({ type: 'word', word: 'late' }, '51');
  expect(feed.view().state?.words).toEqual(['z']);
});

it('UI-53: a passing fault is tried again from the last seq, with growing waits', async () => {
  const { feed, newest, subscriptions, timers } = setUp([{ seq: 3, words: [] }]);
  feed.start();
  await settled();
  newest().handlers.onEvent({ type: 'word', word: 'a' }, '4');
  newest().handlers.onError(new Error('socket lost'));
  expect(feed.view()).toMatchObject({ status: 'failing', state: { seq: 4 } });
  timers.pass(249);
  expect(subscriptions).toHaveLength(1);
  timers.pass(1);
  expect(newest().from).toBe('4');
  newest().handlers.onError(new Error('socket lost'));
  timers.pass(499);
  expect(subscriptions).toHaveLength(2);
  timers.pass(1);
  expect(subscriptions).toHaveLength(3);
  newest().handlers.onComplete();
  timers.pass(1_000);
  expect(subscriptions).toHaveLength(4);
});

it('UI-53: a snapshot that does not come is asked for again, and not before the server allows it', async () => {
  const { feed, timers } = setUp([appError('RATE_LIMITED', { retryAfter: 3 }), { seq: 1, words: ['a'] }]);
  feed.start();
  await settled();
  expect(feed.view().status).toBe('failing');
  timers.pass(2_999);
  await settled();
  expect(feed.view().status).toBe('failing');
  timers.pass(1);
  await settled();
  expect(feed.view()).toMatchObject({ status: 'live', state: { words: ['a'] } });
});

it('UI-53: an error of the domain ends the feed and is not tried again', async () => {
  const { feed, newest, timers } = setUp([{ seq: 3, words: ['a'] }]);
  feed.start();
  await settled();
  const error = appError('NOT_IN_ROOM');
  newest().handlers.onError(error);
  expect(feed.view()).toMatchObject({ status: 'ended', error, state: { words: ['a'] } });
  expect(timers.waiting).toBe(0);
});

it('UI-52: a stopped feed says nothing more; a restarted one forgets and begins anew', async () => {
  const { feed, newest, views } = setUp([
    { seq: 3, words: ['mine'] },
    { seq: 9, words: [] },
  ]);
  feed.start();
  await settled();
  feed.stop();
  const said = views.length;
  newest().handlers.onEvent({ type: 'word', word: 'b' }, '4');
  expect(views).toHaveLength(said);
  feed.restart();
  expect(feed.view()).toMatchObject({ state: undefined, status: 'loading' });
  await settled();
  expect(feed.view().state).toEqual({ seq: 9, words: [] });
});

it('UI-52: ephemeral events reach the listener without changing what is known', async () => {
  const { feed, newest, seen } = setUp([{ seq: 3, words: ['a'] }]);
  feed.start();
  await settled();
  newest().handlers.onEvent({ type: 'typing' }, '3');
  expect(seen).toEqual([[{ type: 'typing' }, 3]]);
  expect(feed.view().state).toEqual({ seq: 3, words: ['a'] });
});

describe('what no log keeps', () => {
  /** Answers in our hands. */
  function asking() {
    const asked: { answer(mood: string): void; fail(error: unknown): void }[] = [];
    const world = setUp(
      [{ seq: 1, words: [], mood: 'old' }],
      () =>
        new Promise((resolve, reject) => {
          asked.push({ answer: (mood) => resolve((state) => ({ ...state, mood })), fail: reject });
        }),
    );
    return { ...world, asked };
  }
  const mood = (name: string): Event => ({ type: 'mood', mood: name });

  it('UI-404: is asked for when the subscription has begun, and again after each lost connection', async () => {
    const { feed, newest, asked } = asking();
    feed.start();
    await settled();
    expect(asked).toHaveLength(0);
    newest().handlers.onStarted();
    asked[0]?.answer('missed');
    await settled();
    expect(feed.view().state).toEqual({ seq: 1, words: [], mood: 'missed' });
    newest().handlers.onStarted();
    asked[1]?.answer('missed again');
    await settled();
    expect(feed.view().state?.mood).toBe('missed again');
  });

  it('UI-404: an answer does not undo what was told while it was on its way, and only the newest counts', async () => {
    const { feed, newest, asked } = asking();
    feed.start();
    await settled();
    newest().handlers.onStarted();
    newest().handlers.onEvent(mood('told'), '1');
    newest().handlers.onEvent({ type: 'word', word: 'a' }, '2');
    asked[0]?.answer('older');
    await settled();
    expect(feed.view().state).toEqual({ seq: 2, words: ['a'], mood: 'told' });
    newest().handlers.onStarted();
    newest().handlers.onStarted();
    asked[2]?.answer('newest');
    await settled();
    asked[1]?.answer('too late');
    await settled();
    expect(feed.view().state?.mood).toBe('newest');
    newest().handlers.onStarted();
    feed.stop();
    asked[3]?.answer('after the end');
    await settled();
    expect(feed.view().state?.mood).toBe('newest');
  });

  it('UI-404: a passing fault is tried again, later each time; one of the domain is not', async () => {
    const { feed, newest, asked, timers } = asking();
    feed.start();
    await settled();
    newest().handlers.onStarted();
    asked[0]?.fail(new Error('no network'));
    await settled();
    timers.pass(backoffLimits.first / 2);
    expect(asked).toHaveLength(2);
    asked[1]?.fail(new Error('no network'));
    await settled();
    timers.pass(backoffLimits.first / 2);
    expect(asked).toHaveLength(2);
    timers.pass(backoffLimits.first / 2);
    expect(asked).toHaveLength(3);
    asked[2]?.fail(appError('NOT_IN_ROOM'));
    await settled();
    timers.pass(backoffLimits.longest);
    expect(asked).toHaveLength(3);
    expect(feed.view().status).toBe('live');
  });
});
