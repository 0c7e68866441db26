// The hub's questions to the log: how many it asks when many topics are opened.
import { expect, it } from 'vitest';
import { silentLog } from '../testing/live.ts';
import { createHub } from './hub.ts';
import { createMemoryBus } from './memoryBus.ts';

it('LIVE-40: topics opened in one turn share one query of their heads', async () => {
  const asked: string[][] = [];
  const store = {
    async heads(topics: string[]) {
      asked.push(topics);
      return new Map(topics.map((topic) => [topic, topic === 'topic 3' ? 7 : 0]));
    },
    after: async () => [],
  };
  const settings = { ringSize: 8, pageSize: 8, gapPatience: 1, headCheckInterval: 0 };
  const hub = createHub({ bus: createMemoryBus(silentLog), store, log: silentLog }, settings);
  const topics = Array.from({ length: 20 }, (_, index) => `topic ${index}`);
  const leases = await Promise.all([...topics, ...topics].map((topic) => hub.acquire(topic)));
  expect(asked).toEqual([topics]);
  expect(leases.map(({ channel }) => channel.last)).toEqual(
    [...topics, ...topics].map((topic) => (topic === 'topic 3' ? 7 : 0)),
  );
  for (const lease of leases) lease.release();
  expect(hub.topics).toBe(0);
  hub.close();
});
