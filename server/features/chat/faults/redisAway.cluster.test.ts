// Chat while Redis is away for ten seconds and comes back empty: everything is acknowledged, heard, and whole in the end.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Crowd, startCrowd } from '../../../testing/faults/crowd.ts';
import { describeWithRedis } from '../../../testing/redis.ts';

/** Milliseconds. */
const away = 10_000;

describeWithRedis('Redis away', () => {
  let crowd: Crowd;
  beforeAll(async () => {
    crowd = await startCrowd({ people: 8, rooms: 2 });
  });
  afterAll(() => crowd?.close());

  it('LIVE-42: sends are acknowledged and heard while Redis is away for ten seconds, and all gaps close when it is back, empty', {
    timeout: 120_000,
  }, async () => {
    const { visitors, say, redis, apps } = crowd;
    let round = 0;
    /** Everybody says something; resolves when all of it is acknowledged. */
    const everybodySays = () => {
      round += 1;
      return Promise.all(visitors.map((visitor) => say(visitor, `${visitor.client.who} ${round}`)));
    };
    const allHeard = () => expect.poll(crowd.behind, { timeout: 30_000 }).toBe(0);
    await everybodySays();
    await allHeard();

    await redis.kill();
    const backAt = performance.now() + away;
    do {
      for (let n = 0; n < 5; n += 1) await everybodySays();
      // Those of the same instance, and by the log those of the other.
      await allHeard();
    } while (performance.now() < backAt);

    // Nobody has heard of these when it returns.
    const returning = redis.start();
    await Promise.all([everybodySays(), everybodySays(), returning]);
    await everybodySays();
    await allHeard();
    // The bus wakes again: what is said now comes in order too, and every subscription is in place.
    for (let n = 0; n < 10; n += 1) await everybodySays();
    await allHeard();
    expect(crowd.ledger.size).toBe(round * visitors.length);
    expect(await crowd.problems()).toEqual([]);
    for (const { services } of apps) expect(services.live.stats.resets).toBe(0);
  });
});
