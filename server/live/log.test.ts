// The durable log against a real PostgreSQL: numbering, failure, deadlocks, snapshots.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLive, type TestLive } from '../testing/live.ts';
import type { BusOrder } from './bus.ts';
import { appendEvent, headOf, publishAfterCommit, readSnapshot, settleEvents } from './index.ts';

describe('the durable log', () => {
  let test: TestLive;
  /** How what was published is to be heard, topic by topic. */
  const heard: (readonly [string, BusOrder | undefined])[] = [];
  beforeAll(async () => {
    test = await startTestLive({}, (bus) => ({
      ...bus,
      publish(topic, bytes, order) {
        heard.push([topic, order]);
        bus.publish(topic, bytes, order);
      },
    }));
  });
  afterAll(() => test.close());

  const stored = async (topic: string) =>
    (
      await test.database.sql`select seq::int, type, payload from events where topic = ${topic} order by seq`
    ).map((row) => ({ seq: row['seq'], type: row['type'], payload: row['payload'] }));

  it('LIVE-1: numbers the events of each topic in the order they were queued', async () => {
    const handles = await test.live.transact(async (tx) => [
      appendEvent(tx, 'b', { type: 'one', n: 1 }),
      appendEvent(tx, 'a', { type: 'two', n: 2 }),
      appendEvent(tx, 'b', { type: 'three', n: 3 }),
    ]);
    expect(handles.map(({ seq }) => seq)).toEqual([1, 1, 2]);
    expect(await stored('b')).toEqual([
      { seq: 1, type: 'one', payload: { type: 'one', n: 1 } },
      { seq: 2, type: 'three', payload: { type: 'three', n: 3 } },
    ]);
    const [next] = await test.live.transact(async (tx) => [appendEvent(tx, 'b', { type: 'four' })]);
    expect(next?.seq).toBe(3);
  });

  it('LIVE-78: what is stored is heard here first, what passes after a commit in one order', async () => {
    heard.length = 0;
    await test.live.transact(async (tx) => {
      appendEvent(tx, 'stored', { type: 'one' });
      publishAfterCommit(tx, 'passing', { type: 'two' });
    });
    await test.live.transactAtOnce<[], null>(
      () => [],
      () => ({ result: null, events: [{ topic: 'logged', event: { type: 'three' }, seq: 1 }] }),
    );
    test.live.publishEphemeral('passing', { type: 'four' });
    expect(heard).toEqual([
      ['stored', 'own first'],
      ['passing', undefined],
      ['logged', 'own first'],
      ['passing', undefined],
    ]);
  });

  it('LIVE-1: knows a seq only once it is settled, which may be before the end', async () => {
    await test.live.transact(async (tx) => {
      const early = appendEvent(tx, 'early', { type: 'first' });
      expect(() => early.seq).toThrow('settled');
      await settleEvents(tx, 0);
      expect(early.seq).toBe(1);
      const later = appendEvent(tx, 'early', { type: 'second' });
      await settleEvents(tx, 0);
      expect(later.seq).toBe(2);
    });
    expect(await stored('early')).toHaveLength(2);
  });

  it('LIVE-1, LIVE-2: stays gapless and free of deadlocks when many append to the same topics crosswise', async () => {
    const topics = ['x', 'y', 'z', 'w'];
    await Promise.all(
      Array.from({ length: 120 }, (_, index) =>
        test.live.transact(async (tx) => {
          const order = index % 2 ? topics : topics.toReversed();
          for (const topic of order) appendEvent(tx, topic, { type: 'tick', index });
        }),
      ),
    );
    for (const topic of topics) {
      expect((await stored(topic)).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 120 }, (_, index) => index + 1),
      );
    }
  });

  it('LIVE-3: keeps nothing of a transaction that fails, and tells nobody', async () => {
    const heard: Buffer[] = [];
    const unsubscribe = await test.bus.subscribe('failing', (bytes) => heard.push(bytes));
    await expect(
      test.live.transact(async (tx) => {
        appendEvent(tx, 'failing', { type: 'never' });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await expect(
      test.live.transact(async (tx) => {
        appendEvent(tx, 'failing', { type: 'never' });
        await settleEvents(tx, 0);
        await tx.execute(sql`select 1 / 0`);
      }),
    ).rejects.toThrow();
    expect(await stored('failing')).toEqual([]);
    const [event] = await test.live.transact(async (tx) => [appendEvent(tx, 'failing', { type: 'real' })]);
    expect(event?.seq).toBe(1);
    await expect.poll(() => heard.length).toBe(1);
    await unsubscribe();
  });

  it('LIVE-3: publishes only what everybody can already read', async () => {
    const read = new Promise<unknown>((resolve, reject) => {
      test.bus.subscribe('visible', () => stored('visible').then(resolve, reject)).catch(reject);
    });
    await test.live.transact(async (tx) => void appendEvent(tx, 'visible', { type: 'here' }));
    expect(await read).toHaveLength(1);
  });

  it('LIVE-3: refuses events in a transaction that could not publish them', async () => {
    await expect(
      test.database.db.transaction(async (tx) => appendEvent(tx, 'plain', { type: 'lost' })),
    ).rejects.toThrow('live.transact');
  });

  it('LIVE-19: reads data and head as of one moment', async () => {
    await test.live.transact(async (tx) => void appendEvent(tx, 'moment', { type: 'before' }));
    const seen = await readSnapshot(test.database, async (tx) => {
      const head = await headOf(tx, 'moment');
      await test.live.transact(async (other) => void appendEvent(other, 'moment', { type: 'meanwhile' }));
      const rows = await tx.execute(sql`select 1 from events where topic = 'moment'`);
      return { head, rows: rows.length, headAgain: await headOf(tx, 'moment') };
    });
    expect(seen).toEqual({ head: 1, rows: 1, headAgain: 1 });
    expect(await headOf(test.database.db, 'moment')).toBe(2);
    expect(await headOf(test.database.db, 'nothing ever')).toBe(0);
    await expect(
      readSnapshot(test.database, (tx) => tx.execute(sql`delete from events where topic = 'moment'`)),
    ).rejects.toThrow();
  });
});
