// Feeds over a real PostgreSQL: resuming, resets, ephemeral events, slow readers, ends, and what is left behind.
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { type FeedReader, readFeed, startTestLive, type TestLive } from '../testing/live.ts';
import type { Bus } from './bus.ts';
import { appendEvent, type Live, type LiveSettings, settleEvents } from './index.ts';

type Tick = { type: 'tick'; n: number } | { type: 'whisper'; n: number } | { type: 'gone' };

describe('a feed', () => {
  let test: TestLive;
  afterEach(() => test.close());

  const start = async (settings?: Partial<LiveSettings>, wrap?: (bus: Bus) => Bus) => {
    test = await startTestLive(settings, wrap);
    return test.live;
  };
  const tick = (live: Live, from: number, to = from) =>
    live.transact(async (tx) => {
      for (let n = from; n <= to; n += 1) appendEvent(tx, 't', { type: 'tick', n });
    });
  const ids = (seen: { id: string }[]) => seen.map(({ id }) => Number(id));
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const open = (live: Live, after: number | null, more: object = {}) =>
    readFeed(live.feed<Tick>('t', { after, ...more }));
  /** Whispers until the feed hears it, which it does once it is open. Returns the whisper's id. */
  const hearsWhispers = async (live: Live, reader: FeedReader<Tick | { type: 'reset' }>) => {
    const whispering = setInterval(() => live.publishEphemeral('t', { type: 'whisper', n: 0 }), 5);
    try {
      return (await reader.next()).id;
    } finally {
      clearInterval(whispering);
    }
  };
  /** Opens a feed and waits until it is live, by an event of its own. */
  const openLive = async (live: Live, mark: number) => {
    const reader = open(live, mark - 1);
    await tick(live, mark);
    expect((await reader.next()).id).toBe(String(mark));
    return reader;
  };

  it('LIVE-4: replays from the log what followed, then goes on', async () => {
    const live = await start({ pageSize: 3, queueSize: 2 });
    await tick(live, 1, 10);
    const reader = open(live, 4);
    expect(ids(await reader.take(6))).toEqual(range(5, 10));
    await tick(live, 11);
    expect(await reader.next()).toEqual({ id: '11', event: { type: 'tick', n: 11 } });
    await reader.stop();
  });

  it('LIVE-4: resumes after 0 with everything, as a client does that has seen nothing', async () => {
    const live = await start();
    await tick(live, 1, 3);
    const reader = open(live, 0);
    expect(ids(await reader.take(3))).toEqual([1, 2, 3]);
    await reader.stop();
  });

  it('LIVE-4: replays from the ring without asking the log', async () => {
    const live = await start();
    const first = await openLive(live, 1);
    await tick(live, 2, 5);
    await first.take(4);
    // Gone from the log, so only the ring can have them.
    await test.database.sql`delete from events`;
    const second = open(live, 2);
    expect(ids(await second.take(3))).toEqual([3, 4, 5]);
    await first.stop();
    await second.stop();
  });

  it('LIVE-5: without a seq begins with what happens from now on', async () => {
    const live = await start();
    await tick(live, 1, 3);
    const reader = open(live, null);
    expect(await hearsWhispers(live, reader)).toBe('3');
    await tick(live, 4);
    let next = await reader.next();
    while (next.event.type === 'whisper') next = await reader.next();
    expect(next).toEqual({ id: '4', event: { type: 'tick', n: 4 } });
    await reader.stop();
  });

  it('LIVE-5: without a seq begins at the head its right was read with', async () => {
    const live = await start();
    await tick(live, 1, 3);
    const reader = open(live, null, { asOf: 2 });
    expect((await reader.next()).id).toBe('3');
    await reader.stop();
  });

  it('LIVE-6: answers a seq newer than the head with one reset at the head', async () => {
    const live = await start();
    await tick(live, 1, 3);
    const reader = open(live, 900);
    expect(await reader.next()).toEqual({ id: '3', event: { type: 'reset' } });
    await tick(live, 4);
    expect((await reader.next()).id).toBe('4');
    await reader.stop();
  });

  it('LIVE-6: is not fooled by its own process lagging behind another', async () => {
    const live = await start({}, (bus) => Object.assign(bus, { publish: () => {} }));
    await tick(live, 1);
    const idle = open(live, 0);
    await idle.next();
    const waiting = idle.next();
    await tick(live, 2, 5);
    const reader = open(live, 4);
    expect(ids(await reader.take(1))).toEqual([5]);
    expect((await waiting).id).toBe('2');
    await idle.stop();
    await reader.stop();
  });

  it('LIVE-7: answers a seq older than what is kept with one reset at the head', async () => {
    const live = await start();
    await tick(live, 1, 10);
    await test.database.sql`delete from events where seq < 8`;
    const reader = open(live, 3);
    expect(await reader.next()).toEqual({ id: '10', event: { type: 'reset' } });
    await tick(live, 11);
    expect((await reader.next()).id).toBe('11');
    const kept = open(live, 7);
    expect(ids(await kept.take(4))).toEqual([8, 9, 10, 11]);
    await reader.stop();
    await kept.stop();
  });

  it('LIVE-7: resets also when nothing at all is kept', async () => {
    const live = await start();
    await tick(live, 1, 3);
    await test.database.sql`delete from events`;
    const reader = open(live, 1);
    expect(await reader.next()).toEqual({ id: '3', event: { type: 'reset' } });
    await reader.stop();
  });

  it('LIVE-8: gives ephemeral events the last seq as their id and stores none', async () => {
    const live = await start();
    const reader = await openLive(live, 1);
    live.publishEphemeral('t', { type: 'whisper', n: 0 });
    expect(await reader.next()).toEqual({ id: '1', event: { type: 'whisper', n: 0 } });
    await tick(live, 2);
    live.publishEphemeral('t', { type: 'whisper', n: 1 });
    expect(ids(await reader.take(2))).toEqual([2, 2]);
    expect((await test.database.sql`select count(*)::int from events`)[0]?.['count']).toBe(2);
    await reader.stop();
  });

  it('LIVE-8: gives an ephemeral event the id 0 on a topic without any other', async () => {
    const live = await start();
    const reader = open(live, null);
    expect(await hearsWhispers(live, reader)).toBe('0');
    await reader.stop();
  });

  it('LIVE-8: sends nothing ephemeral while catching up', async () => {
    const live = await start({ queueSize: 2, pageSize: 2 });
    await tick(live, 1, 9);
    const reader = open(live, 0);
    const seen = await reader.take(3);
    live.publishEphemeral('t', { type: 'whisper', n: 1 });
    seen.push(...(await reader.take(6)));
    expect(seen.map(({ event }) => event.type)).toEqual(Array(9).fill('tick'));
    await reader.stop();
  });

  it('LIVE-10: drops ephemeral events for a slow reader first, then reads from the log', async () => {
    const live = await start({ queueSize: 4 });
    const reader = await openLive(live, 1);
    const other = open(live, 1);
    for (let n = 0; n < 10; n += 1) live.publishEphemeral('t', { type: 'whisper', n });
    await tick(live, 2, 3);
    expect(ids(await other.take(2))).toEqual([2, 3]);
    expect(await reader.take(2)).toMatchObject([
      { event: { type: 'tick', n: 2 } },
      { event: { type: 'tick', n: 3 } },
    ]);
    await tick(live, 4, 30);
    expect(ids(await other.take(27))).toEqual(range(4, 30));
    expect(ids(await reader.take(27))).toEqual(range(4, 30));
    await tick(live, 31);
    expect((await reader.next()).id).toBe('31');
    await reader.stop();
    await other.stop();
  });

  it('LIVE-11: shares one subscription and leaves nothing behind, however it ends', async () => {
    let subscriptions = 0;
    const live = await start({}, (bus) => {
      const { subscribe } = bus;
      return Object.assign(bus, {
        subscribe: (...parameters: Parameters<Bus['subscribe']>) => {
          subscriptions += 1;
          return subscribe(...parameters);
        },
      });
    });
    const aborting = new AbortController();
    const readers = [
      await openLive(live, 1),
      open(live, 0),
      open(live, 0, { signal: aborting.signal }),
    ] as const;
    await Promise.all(readers.slice(1).map((reader) => reader.next()));
    expect(subscriptions).toBe(1);
    expect(live.topics).toBe(1);
    const pending = readers[0].next();
    await readers[0].stop();
    await expect(pending).rejects.toThrow('The feed has ended.');
    const abortedWhileWaiting = readers[2].next();
    aborting.abort();
    await expect(abortedWhileWaiting).rejects.toThrow('The feed has ended.');
    expect(live.topics).toBe(1);
    await readers[1].stop();
    expect(live.topics).toBe(0);
    await expect.poll(() => test.bus.topics).toBe(0);
    // One that never began, one stopped before it began, one aborted before.
    live.feed<Tick>('t', { after: 0 });
    await open(live, 0).stop();
    await expect(open(live, 0, { signal: AbortSignal.abort() }).next()).rejects.toThrow(
      'The feed has ended.',
    );
    expect(live.topics).toBe(0);
    // And one stopped while it opens.
    const opening = open(live, 0);
    const first = opening.next();
    await opening.stop();
    await expect(first).rejects.toThrow('The feed has ended.');
    await expect.poll(() => [live.topics, test.bus.topics]).toEqual([0, 0]);
  });

  const endsWithGone = {
    endsWith: (event: Tick) => (event.type === 'gone' ? new AppError('NOT_IN_ROOM') : null),
  };
  const gone = (live: Live) => live.transact(async (tx) => void appendEvent(tx, 't', { type: 'gone' }));

  it('LIVE-12: sends the event that ends the right, then fails, and releases everything', async () => {
    const live = await start();
    await tick(live, 1);
    const reader = open(live, 1, { ...endsWithGone, asOf: 1 });
    await gone(live);
    await tick(live, 3);
    expect(await reader.next()).toEqual({ id: '2', event: { type: 'gone' } });
    await expect(reader.next()).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
    expect(live.topics).toBe(0);
  });

  it('LIVE-12: is not ended by events from before the right was checked', async () => {
    const live = await start();
    await tick(live, 1);
    await gone(live);
    await tick(live, 3);
    const reader = open(live, 0, { ...endsWithGone, asOf: 3 });
    expect(ids(await reader.take(3))).toEqual([1, 2, 3]);
    await gone(live);
    expect((await reader.next()).id).toBe('4');
    await expect(reader.next()).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
  });

  it('LIVE-12: does not skip such an event because the client claims to have seen more', async () => {
    const live = await start();
    await tick(live, 1, 3);
    await gone(live);
    await tick(live, 5);
    // The right was read at head 3; the event at 4 takes it away.
    const reader = open(live, 999, { ...endsWithGone, asOf: 3 });
    expect(await reader.next()).toEqual({ id: '3', event: { type: 'reset' } });
    expect((await reader.next()).id).toBe('4');
    await expect(reader.next()).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
  });

  it('LIVE-13: forgets what came before an event that ends the topic', async () => {
    const live = await start({ queueSize: 2 });
    const quick = readFeed(live.feed<Tick>('t', { after: 0, ...endsWithGone }));
    const slow = readFeed(live.feed<Tick>('t', { after: 0, ...endsWithGone }));
    await tick(live, 1);
    await Promise.all([quick.next(), slow.next()]);
    await tick(live, 2, 9);
    expect(ids(await quick.take(8))).toEqual(range(2, 9));
    const late = readFeed(live.feed<Tick>('t', { after: 5 }));
    await live.transact(async (tx) => void appendEvent(tx, 't', { type: 'gone' }, { ends: true }));
    expect(await test.database.sql`select seq::int, type from events`).toEqual([{ seq: 10, type: 'gone' }]);
    expect((await quick.next()).event.type).toBe('gone');
    await expect(quick.next()).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
    // The slow one had two frames waiting; the rest is gone, and what ends it is told.
    expect(ids(await slow.take(3))).toEqual([2, 3, 10]);
    await expect(slow.next()).rejects.toMatchObject({ appCode: 'NOT_IN_ROOM' });
    expect(await late.next()).toMatchObject({ event: { type: 'reset' } });
    await late.stop();
  });

  it('LIVE-61: an event takes the place of what an earlier one said, in the log and in the ring', async () => {
    const live = await start();
    const reader = await openLive(live, 1);
    await tick(live, 2, 4);
    await reader.take(3);
    await live.transact(
      async (tx) =>
        void appendEvent<Tick>(
          tx,
          't',
          { type: 'whisper', n: 5 },
          { replaces: { seq: 3, by: { type: 'tick', n: 0 } } },
        ),
    );
    // Who has it already learns by the event alone; who resumes from before gets the replacement in its place.
    expect(await reader.next()).toEqual({ id: '5', event: { type: 'whisper', n: 5 } });
    const late = open(live, 1);
    expect((await late.take(4)).map(({ id, event }) => [id, event])).toEqual([
      ['2', { type: 'tick', n: 2 }],
      ['3', { type: 'tick', n: 0 }],
      ['4', { type: 'tick', n: 4 }],
      ['5', { type: 'whisper', n: 5 }],
    ]);
    await Promise.all([reader.stop(), late.stop()]);
  });

  it('LIVE-61: an event rewrites what all earlier ones say, however many, and leaves the others as they are', async () => {
    const live = await start({ ringSize: 50 });
    const reader = await openLive(live, 1);
    const count = 1_203;
    await tick(live, 2, count);
    await reader.take(count - 1);
    const rewrites = {
      holding: '"tick"',
      rewrite: (event: Tick): Tick =>
        event.type === 'tick' && event.n % 2 === 0 ? { type: 'whisper', n: -event.n } : event,
    };
    const rewrite = (fail: boolean) =>
      live.transact(async (tx) => {
        appendEvent<Tick>(tx, 't', { type: 'tick', n: 0 }, { rewrites });
        await settleEvents(tx, 0);
        if (fail) throw new Error('It failed.');
      });
    await expect(rewrite(true)).rejects.toThrow('It failed.');
    await rewrite(false);
    expect(await reader.next()).toEqual({ id: String(count + 1), event: { type: 'tick', n: 0 } });
    // From the log, and from where the ring stood.
    for (const from of [1, count - 20]) {
      const late = open(live, from);
      const seen = await late.take(count + 1 - from);
      const wanted = Array.from({ length: count - from }, (_, index) => from + 1 + index).map((n) =>
        n % 2 === 0 ? { type: 'whisper', n: -n } : { type: 'tick', n },
      );
      expect(seen.map(({ event }) => event)).toEqual([...wanted, { type: 'tick', n: 0 }]);
      await late.stop();
    }
    await reader.stop();
  });

  it('LIVE-61: also where the wake-up was lost, and never when the transaction fails', async () => {
    let lose = false;
    const live = await start({}, (bus) => ({
      ...bus,
      publish: (...said) => void (lose || bus.publish(...said)),
    }));
    const reader = await openLive(live, 1);
    await tick(live, 2, 3);
    await reader.take(2);
    const replace = (fail: boolean) =>
      live.transact(async (tx) => {
        const replaces = { seq: 2, by: { type: 'tick', n: 0 } as const };
        appendEvent<Tick>(tx, 't', { type: 'whisper', n: 4 }, { replaces });
        await settleEvents(tx, 0);
        if (fail) throw new Error('It failed.');
      });
    await expect(replace(true)).rejects.toThrow('It failed.');
    const before = open(live, 1);
    expect((await before.next()).event).toEqual({ type: 'tick', n: 2 });
    lose = true;
    await replace(false);
    await live.checkHeads();
    const after = open(live, 1);
    expect((await after.next()).event).toEqual({ type: 'tick', n: 0 });
    await Promise.all([reader, before, after].map((each) => each.stop()));
  });

  it.each([1, 8])(
    'LIVE-62: never replays what its reader may not see, with room for %s',
    async (queueSize) => {
      const live = await start({ queueSize });
      await tick(live, 1, 6);
      for (const after of [0, 2, 3]) {
        const reader = open(live, after, { asOf: 6, notBefore: 4 });
        expect(await reader.next()).toMatchObject({ id: '6', event: { type: 'reset' } });
        await reader.stop();
      }
      const reader = open(live, 4, { asOf: 6, notBefore: 4 });
      expect(ids(await reader.take(2))).toEqual([5, 6]);
      await reader.stop();
    },
  );

  it.each([1, 8])(
    'LIVE-67: leaves durable events out that are not for its reader, and shows others in place of some, with room for %s',
    async (queueSize) => {
      const live = await start({ queueSize });
      await tick(live, 1, 4);
      const showsAs = (event: Tick) => {
        if (event.type !== 'tick' || event.n % 4 === 2) return null;
        return event.n % 4 === 3 ? { ...event, n: 0 } : event;
      };
      const reader = open(live, 0, { showsAs });
      const other = open(live, 0);
      const whole = await other.take(4);
      const part = await reader.take(3);
      await tick(live, 5, 8);
      whole.push(...(await other.take(4)));
      part.push(...(await reader.take(3)));
      expect(ids(whole)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(whole.map(({ event }) => (event as { n: number }).n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(ids(part)).toEqual([1, 3, 4, 5, 7, 8]);
      expect(part.map(({ event }) => (event as { n: number }).n)).toEqual([1, 0, 4, 5, 0, 8]);
      await Promise.all([reader, other].map((each) => each.stop()));
    },
  );

  it('LIVE-65, LIVE-66: leaves passing events, or parts of them, out that its reader may not see at the moment, and tells it alone', async () => {
    const live = await start();
    const hidden = new Set([1]);
    const told: ((event: Tick) => void)[] = [];
    let ended = 0;
    const sight = {
      begin: async (tell: (event: Tick) => void) => {
        told.push(tell);
        return () => {
          ended += 1;
        };
      },
      shows: ({ event }: { event: Tick }) => {
        if (event.type !== 'whisper') return true;
        // Of what tells of several, less is left.
        return event.n === 12 ? { ...event, n: 2 } : !hidden.has(event.n);
      },
    };
    const reader = open(live, null, { sight });
    const other = open(live, null);
    await Promise.all([hearsWhispers(live, reader), hearsWhispers(live, other)]);
    const whisper = (n: number) => live.publishEphemeral('t', { type: 'whisper', n });
    const heard = async (from: typeof reader) => {
      for (;;) {
        const { event } = await from.next();
        if (event.type !== 'whisper' || event.n !== 0) return event;
      }
    };
    for (const n of [1, 2]) whisper(n);
    expect(await heard(reader)).toEqual({ type: 'whisper', n: 2 });
    expect([await heard(other), await heard(other)]).toEqual([
      { type: 'whisper', n: 1 },
      { type: 'whisper', n: 2 },
    ]);
    whisper(12);
    expect(await heard(reader)).toEqual({ type: 'whisper', n: 2 });
    expect(await heard(other)).toEqual({ type: 'whisper', n: 12 });
    hidden.clear();
    whisper(1);
    expect(await heard(reader)).toEqual({ type: 'whisper', n: 1 });
    // What is stored is none of it, whatever it says.
    told[0]?.({ type: 'whisper', n: 7 });
    await tick(live, 1);
    expect([await heard(reader), await heard(reader)]).toEqual([
      { type: 'whisper', n: 7 },
      { type: 'tick', n: 1 },
    ]);
    expect([await heard(other), await heard(other)]).toEqual([
      { type: 'whisper', n: 1 },
      { type: 'tick', n: 1 },
    ]);
    await Promise.all([reader.stop(), other.stop()]);
    expect(ended).toBe(1);
  });

  it('LIVE-65: what passes before it is known what its reader may see waits for that, and what is stored does not', async () => {
    const live = await start();
    const begun: ((end: () => void) => void)[] = [];
    const sight = {
      begin: () => new Promise<() => void>((resolve) => void begun.push(resolve)),
      shows: ({ event }: { event: Tick }) => event.type !== 'whisper' || event.n !== 1,
    };
    const reader = open(live, 0, { sight });
    await tick(live, 1);
    expect((await reader.next()).id).toBe('1');
    for (const n of [1, 2]) live.publishEphemeral('t', { type: 'whisper', n });
    await tick(live, 2);
    expect((await reader.next()).event).toEqual({ type: 'tick', n: 2 });
    begun[0]?.(() => {});
    expect((await reader.next()).event).toEqual({ type: 'whisper', n: 2 });
    await reader.stop();
  });

  it('LIVE-65: a feed that is stopped while it begins to see ends that too, and one that cannot fails', async () => {
    const live = await start();
    const begun: ((end: () => void) => void)[] = [];
    let ended = 0;
    const begin = () =>
      new Promise<() => void>((resolve) => {
        begun.push(resolve);
      });
    const controller = new AbortController();
    const reader = open(live, null, { sight: { begin, shows: () => true }, signal: controller.signal });
    const next = reader.next().catch(() => null);
    await expect.poll(() => begun.length).toBe(1);
    controller.abort();
    begun[0]?.(() => {
      ended += 1;
    });
    await next;
    await expect.poll(() => ended).toBe(1);
    const blind = open(live, null, {
      sight: { begin: () => Promise.reject(new Error('no sight')), shows: () => true },
    });
    await expect(blind.next()).rejects.toThrow('no sight');
  });

  it('LIVE-14: gives every feed the same object, parsed once', async () => {
    const live = await start();
    const readers = [await openLive(live, 1), open(live, 1), open(live, 1)];
    await tick(live, 2);
    const seen = await Promise.all(readers.map((reader) => reader.next()));
    expect(seen[1]?.event).toBe(seen[0]?.event);
    expect(seen[2]?.event).toBe(seen[0]?.event);
    await Promise.all(readers.map((reader) => reader.stop()));
  });

  it('LIVE-17: resets once when the database was put back, and goes on', async () => {
    const live = await start();
    await tick(live, 1, 5);
    const reader = open(live, 0);
    await reader.take(5);
    const next = reader.next();
    await test.database.sql`delete from events where seq > 2`;
    await test.database.sql`update topics set head = 2`;
    await live.checkHeads();
    expect(await next).toEqual({ id: '2', event: { type: 'reset' } });
    await tick(live, 3);
    expect(await reader.next()).toMatchObject({ id: '3', event: { type: 'tick' } });
    await reader.stop();
  });

  it('LIVE-18: tries again while the log cannot be read, and fails when that does not help', async () => {
    const live = await start({ retries: 50, ringSize: 1 });
    await tick(live, 1, 3);
    await test.database.sql`alter table events rename to hidden`;
    const reader = open(live, 0);
    const first = reader.next();
    await expect.poll(() => live.topics).toBe(1);
    await test.database.sql`alter table hidden rename to events`;
    expect((await first).id).toBe('1');
    expect(ids(await reader.take(2))).toEqual([2, 3]);
    await reader.stop();
    await test.database.sql`alter table events rename to hidden`;
    await expect(open(live, 0).next()).rejects.toThrow('events');
    expect(live.topics).toBe(0);
    await test.database.sql`alter table hidden rename to events`;
  });
});
