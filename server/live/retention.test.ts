// The job that keeps the log short, over a real log with a clock of the test's.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSteps } from '../platform/jobs.ts';
import { readFeed, silentLog, startTestLive, type TestLive } from '../testing/live.ts';
import { appendEvent, createLive, type Live } from './index.ts';
import { beginPruning, type Retention } from './retention.ts';

const hour = 3_600_000;

describe('the retention of the log', () => {
  let test: TestLive;
  let live: Live;
  let now: number;
  beforeEach(async () => {
    now = Date.parse('2026-03-01T12:00:00Z');
    test = await startTestLive();
    live = startLive();
  });
  afterEach(async () => {
    await live.close();
    await test.close();
  });

  /** An engine with nothing in its rings. */
  const startLive = () =>
    createLive(
      { database: test.database, bus: test.bus, clock: { now: () => now }, log: silentLog },
      { headCheckInterval: 0, retryDelay: 1 },
    );
  const retention: Retention = {
    hours: 72,
    count: 10,
    endings: [{ topicPrefix: 'room:', type: 'room.closed' }],
  };
  const prune = () =>
    runSteps(test.database, 1, beginPruning(now, retention, { topics: 2, eventsOfTopic: 3 }));
  const append = (topic: string, count: number, type = 'tick') =>
    live.transact(async (tx) => {
      for (let n = 0; n < count; n += 1) appendEvent(tx, topic, { type }, { ends: type === 'room.closed' });
    });
  const kept = async (topic: string) =>
    (await test.database.sql`select seq::int from events where topic = ${topic} order by seq`).map(
      (row) => row['seq'],
    );
  const head = async (topic: string) =>
    (await test.database.sql`select head::int from topics where topic = ${topic}`)[0]?.['head'];
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

  it('LIVE-32: removes what is too old, and keeps the rest and the head', async () => {
    const topics = ['a', 'b', 'c', 'd', 'e'];
    for (const topic of topics) await append(topic, 7);
    now += 10 * hour;
    for (const topic of topics.slice(0, 4)) await append(topic, 2);
    now += 62 * hour;
    await prune();
    for (const topic of topics) expect((await kept(topic))[0]).toBe(1);
    now += 1;
    await prune();
    for (const topic of topics.slice(0, 4)) expect(await kept(topic)).toEqual([8, 9]);
    expect(await kept('e')).toEqual([]);
    expect(await head('e')).toBe(7);
    await append('e', 1);
    await prune();
    expect(await kept('e')).toEqual([8]);
  });

  it('LIVE-32: removes what is too much of one topic', async () => {
    await append('busy', 25);
    await append('calm', 10);
    await prune();
    expect(await kept('busy')).toEqual(range(16, 25));
    expect(await kept('calm')).toEqual(range(1, 10));
  });

  it('LIVE-32: leaves no gap where the clocks of instances differ', async () => {
    await append('t', 2);
    now += 73 * hour;
    await append('t', 1);
    now -= 73 * hour;
    await append('t', 2);
    now += 73 * hour;
    await prune();
    expect(await kept('t')).toEqual([3, 4, 5]);
  });

  it('LIVE-33: lets ended topics vanish when they are old, and no others', async () => {
    await append('room:old', 5);
    await append('room:old', 1, 'room.closed');
    await append('lobby', 1, 'room.closed');
    await append('room:open', 3);
    now += 73 * hour;
    await append('room:new', 2);
    await append('room:new', 1, 'room.closed');
    await prune();
    expect(await Promise.all(['room:old', 'lobby', 'room:open', 'room:new'].map(head))).toEqual([
      undefined,
      1,
      3,
      3,
    ]);
    expect(await kept('room:old')).toEqual([]);
    expect(await kept('room:new')).toEqual([3]);
  });

  it('LIVE-7, LIVE-32: a feed from before what is kept gets one reset, others go on', async () => {
    await append('t', 25);
    await append('empty', 3);
    await prune();
    now += 73 * hour;
    await append('t', 0);
    // A process that has none of it in memory.
    const other = startLive();
    const open = (topic: string, after: number) => readFeed(other.feed<{ type: 'tick' }>(topic, { after }));
    const feeds = { before: open('t', 14), just: open('t', 15), within: open('t', 20) };
    expect(await feeds.before.next()).toEqual({ id: '25', event: { type: 'reset' } });
    expect((await feeds.just.take(10)).map(({ id }) => Number(id))).toEqual(range(16, 25));
    expect((await feeds.within.take(5)).map(({ id }) => Number(id))).toEqual(range(21, 25));
    await prune();
    expect([await kept('t'), await kept('empty')]).toEqual([[], []]);
    const old = { behind: open('empty', 2), current: open('empty', 3) };
    expect(await old.behind.next()).toEqual({ id: '3', event: { type: 'reset' } });
    const waiting = old.current.next();
    await append('empty', 1);
    await append('t', 1);
    expect(await waiting).toEqual({ id: '4', event: { type: 'tick' } });
    expect(await old.behind.next()).toEqual({ id: '4', event: { type: 'tick' } });
    for (const feed of Object.values(feeds)) {
      expect(await feed.next()).toEqual({ id: '26', event: { type: 'tick' } });
    }
    await Promise.all([...Object.values(feeds), ...Object.values(old)].map((feed) => feed.stop()));
    await other.close();
  });
});
