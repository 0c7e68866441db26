// Chat over a bus that loses one wake-up call in a hundred: every gap is healed, also the one nothing follows.
import { afterEach, expect, it } from 'vitest';
import type { Bus } from '../../../live/index.ts';
import { type Crowd, startCrowd } from '../../../testing/faults/crowd.ts';
import { fuzzSeeds, randomNumbers } from '../../../testing/faults/seeds.ts';
import { describeWithRedis } from '../../../testing/redis.ts';

const messagesEach = 100;
const seeds = fuzzSeeds(1);

describeWithRedis('a bus that loses wake-up calls', () => {
  let crowd: Crowd;
  afterEach(() => crowd?.close());

  it.each(seeds)(
    'LIVE-41: one lost in a hundred, and the last of all, are found (FUZZ_SEED=%i)',
    {
      timeout: 120_000,
    },
    async (seed) => {
      const random = randomNumbers(seed);
      let lost = 0;
      let loseAll = false;
      /** What is lost on its way to an instance, the other one may well get. */
      const wrapBus = (bus: Bus): Bus => {
        const { subscribe } = bus;
        return Object.assign(bus, {
          subscribe: (topic: string, listener: (bytes: Buffer) => void) =>
            subscribe(topic, (bytes) => {
              if (!loseAll && random() >= 0.01) listener(bytes);
              else if (topic.startsWith('room:')) lost += 1;
            }),
        });
      };
      crowd = await startCrowd({ people: 16, rooms: 4 }, { wrapBus });
      const { visitors, say, apps } = crowd;
      await Promise.all(
        visitors.map(async (visitor) => {
          for (let n = 0; n < messagesEach; n += 1) await say(visitor, `${visitor.client.who} ${n}`);
        }),
      );
      expect(lost).toBeGreaterThan(5);
      await expect.poll(crowd.behind, { timeout: 30_000 }).toBe(0);

      // Nothing comes after these that would show the gap.
      loseAll = true;
      const before = lost;
      for (const visitor of visitors.slice(0, 4)) await say(visitor, `${visitor.client.who} at last`);
      await expect.poll(crowd.behind, { timeout: 30_000 }).toBe(0);
      expect(lost).toBeGreaterThanOrEqual(before + 4);
      expect(await crowd.problems()).toEqual([]);
      for (const { services } of apps) expect(services.live.stats.gapsHealed).toBeGreaterThan(0);
    },
  );
});
