// Rows in which messages are stored: how many a second, how long until acknowledged, and in order in every room.
import type { Contestant } from './contestants.ts';
import { until } from './failure.ts';
import { checkAll, Follower, newTalk } from './follower.ts';
import { Histogram } from './histogram.ts';
import type { Figures } from './report.ts';
import { cpuOf, type World } from './world.ts';

const warmUp = 700;
const duration = 2_000;

/** People in rooms, all of whom send: each the next when the last is acknowledged. */
export const measureDurable =
  (rooms: number, size: number) =>
  async (world: World, contestant: Contestant): Promise<Figures> => {
    const { name, dialect } = contestant;
    const pair = await world.pair(contestant);
    const followers = (await world.rooms({ rooms, size })).flatMap(({ id, people }) => {
      const talk = newTalk(id);
      return people.map((person, index) => new Follower(index, dialect, person, talk));
    });
    const is = (what: string, isSo: (follower: Follower) => boolean) =>
      until(`${name}: ${what}`, () => {
        checkAll(followers);
        return followers.every(isSo);
      });
    const latencies = new Histogram();
    const talkFor = async (milliseconds: number): Promise<number> => {
      const end = performance.now() + milliseconds;
      const counts = followers.map(async (follower) => {
        let count = 0;
        for (let now = performance.now(); now < end; now = performance.now()) {
          await follower.say();
          latencies.add(performance.now() - now);
          count += 1;
        }
        return count;
      });
      const all = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
      await is('every message has reached its room', ({ last, talk }) => last === talk.acknowledged);
      return all;
    };
    try {
      await Promise.all(
        followers.map((follower, index) => follower.open(pair[index % 2 === 0 ? 0 : 1].port)),
      );
      await is('everybody has entered', ({ entered }) => entered);
      await talkFor(warmUp);
      latencies.clear();
      const cpu = await cpuOf(pair);
      const begun = performance.now();
      const messages = await talkFor(duration);
      const seconds = (performance.now() - begun) / 1_000;
      return {
        'messages/s': messages / seconds,
        'CPU µs/message': ((await cpuOf(pair)) - cpu) / messages,
        'p50 ms': latencies.quantile(0.5),
        'p99 ms': latencies.quantile(0.99),
      };
    } finally {
      for (const { client } of followers) client.close();
    }
  };
