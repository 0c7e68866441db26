// The hub under a bus that loses, doubles, delays and shuffles; seeded, and the seed stands in the title.
import { afterEach, describe, expect, it } from 'vitest';
import { fuzzSeeds, randomNumbers } from '../testing/faults/seeds.ts';
import { type FeedReader, readFeed, startTestLive, type TestLive } from '../testing/live.ts';
import type { Bus } from './bus.ts';
import { appendEvent, type Live } from './index.ts';

type Tick = { type: 'tick'; n: number } | { type: 'whisper' };

/** A bus that treats each publication badly, as its random numbers say. */
function unreliable(bus: Bus, random: () => number): Bus {
  const { publish } = bus;
  let held: [string, Buffer][] = [];
  return Object.assign(bus, {
    publish(topic: string, bytes: Buffer) {
      const fate = random();
      if (fate < 0.15) return;
      if (fate < 0.35) held.push([topic, bytes]);
      else publish(topic, bytes);
      if (fate > 0.85) publish(topic, bytes);
      if (random() < 0.3) {
        for (const [heldTopic, heldBytes] of held.toReversed()) publish(heldTopic, heldBytes);
        held = [];
      }
    },
  });
}

const seeds = fuzzSeeds(1, 2, 3, 4, 5, 6, 7, 8);

describe('the hub under an unreliable bus', () => {
  let test: TestLive;
  afterEach(() => test.close());

  it.each(seeds)('LIVE-9, LIVE-4: brings every event once and in order (FUZZ_SEED=%i)', async (seed) => {
    const random = randomNumbers(seed);
    const below = (bound: number) => Math.floor(random() * bound);
    test = await startTestLive({ ringSize: 8, pageSize: 5, queueSize: 4, gapPatience: 1 }, (bus) =>
      unreliable(bus, random),
    );
    const { live } = test;
    const topics = ['a', 'b'];
    const heads = new Map(topics.map((topic) => [topic, 0]));

    /** Reads to the end, now and then leaving and resuming from the last id it saw, as a client would. */
    const follow = async (topic: string, total: number) => {
      const seen: number[] = [];
      let lastId = 0;
      let reader = open(live, topic, 0);
      for (let wish = below(30) + 1; seen.length < total; ) {
        const { id, event } = await reader.next();
        expect(event.type).not.toBe('reset');
        if (event.type === 'tick') seen.push(event.n);
        lastId = Number(id);
        wish -= 1;
        if (wish === 0) {
          await reader.stop();
          reader = open(live, topic, lastId);
          wish = below(30) + 1;
        }
      }
      await reader.stop();
      return seen;
    };
    const rounds = 40;
    const perTopic = rounds * 3;
    const readers = topics.flatMap((topic) => [1, 2, 3].map(() => follow(topic, perTopic)));

    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(
        topics.map((topic) =>
          live.transact(async (tx) => {
            for (let each = 0; each < 3; each += 1) {
              const n = (heads.get(topic) ?? 0) + 1;
              heads.set(topic, n);
              appendEvent(tx, topic, { type: 'tick', n });
            }
          }),
        ),
      );
      for (const topic of topics) if (random() < 0.3) live.publishEphemeral(topic, { type: 'whisper' });
      if (random() < 0.1) await live.checkHeads();
    }
    // The last wake-up calls may be lost: the next check finds what they were about.
    const checks: Promise<void>[] = [];
    const checking = setInterval(() => checks.push(live.checkHeads()), 10);
    const expected = Array.from({ length: perTopic }, (_, index) => index + 1);
    for (const seen of await Promise.all(readers)) expect(seen).toEqual(expected);
    clearInterval(checking);
    await Promise.all(checks);
    expect(live.topics).toBe(0);
  });

  it('LIVE-9, LIVE-35: finds by a check of the heads what a silent bus never told', async () => {
    test = await startTestLive({}, (bus) => Object.assign(bus, { publish: () => {} }));
    const reader = open(test.live, 'a', 0);
    const first = reader.next();
    await test.live.transact(async (tx) => void appendEvent(tx, 'a', { type: 'tick', n: 1 }));
    await expect.poll(() => test.live.checkHeads().then(() => test.live.topics)).toBe(1);
    expect((await first).id).toBe('1');
    const { gapsHealed } = test.live.stats;
    const second = reader.next();
    await test.live.transact(async (tx) => void appendEvent(tx, 'a', { type: 'tick', n: 2 }));
    await test.live.checkHeads();
    expect((await second).id).toBe('2');
    expect(test.live.stats.gapsHealed).toBe(gapsHealed + 1);
    await reader.stop();
  });

  it('LIVE-9: checks the heads by itself at the interval', async () => {
    test = await startTestLive({ headCheckInterval: 5 }, (bus) => Object.assign(bus, { publish: () => {} }));
    await misses(test.live, () => {});
  });

  it('LIVE-9: checks the heads when the bus comes back', async () => {
    let comesUp = () => {};
    test = await startTestLive({}, (bus) =>
      Object.assign(bus, {
        publish: () => {},
        onUp: (listener: () => void) => {
          comesUp = listener;
          return () => {};
        },
      }),
    );
    await misses(test.live, () => comesUp());
  });
});

/** Follows a topic whose wake-up calls are all lost, through two events. */
async function misses(live: Live, afterwards: () => void): Promise<void> {
  const tick = (n: number) => live.transact(async (tx) => void appendEvent(tx, 'a', { type: 'tick', n }));
  await tick(1);
  const reader = open(live, 'a', 0);
  expect((await reader.next()).id).toBe('1');
  const next = reader.next();
  await tick(2);
  afterwards();
  expect((await next).id).toBe('2');
  await reader.stop();
}

function open(live: Live, topic: string, after: number): FeedReader<Tick | { type: 'reset' }> {
  return readFeed(live.feed<Tick>(topic, { after }));
}
