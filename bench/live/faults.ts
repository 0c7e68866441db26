// Rows in which something dies while people talk: an instance by kill -9, and Redis for two seconds.
import { setTimeout as pause } from 'node:timers/promises';
import type { Contestant } from './contestants.ts';
import { until } from './failure.ts';
import { checkAll, Follower, newTalk } from './follower.ts';
import { Histogram } from './histogram.ts';
import type { Figures } from './report.ts';
import { type Pair, stopPair, type World } from './world.ts';

const size = 200;
/** Milliseconds over which clients spread their return, as the page's do. */
const spread = 500;
/** Milliseconds Redis is away. */
const outage = 2_000;
const betweenMessages = 20;

type Scene = {
  pair: Pair;
  followers: Follower[];
  /** Waits until everybody has everything that has been acknowledged by now. */
  caughtUp(): Promise<void>;
  /** Stops talking and waits until everybody has everything. */
  finish(): Promise<void>;
};

/** Two new instances, a room over both, and somebody at the second one who says something every 20 ms. */
async function withTalk(
  world: World,
  contestant: Contestant,
  run: (scene: Scene) => Promise<Figures>,
): Promise<Figures> {
  const pair = await world.newPair(contestant);
  const [place] = await world.rooms({ rooms: 1, size });
  if (!place) throw new Error('No room was made.');
  const talk = newTalk(place.id);
  const followers = place.people.map(
    (person, index) => new Follower(index, contestant.dialect, person, talk),
  );
  const all = (what: string, isSo: (follower: Follower) => boolean) =>
    until(what, () => {
      checkAll(followers);
      return followers.every(isSo);
    });
  const caughtUp = () => {
    const { acknowledged } = talk;
    return all('everybody has what was acknowledged', ({ last }) => last >= acknowledged);
  };
  const [, speaker] = followers;
  if (!speaker) throw new Error('Nobody is there to speak.');
  let talking = true;
  const speak = async () => {
    while (talking) {
      await speaker.say();
      await pause(betweenMessages);
    }
  };
  try {
    await Promise.all(followers.map((follower, index) => follower.open(pair[index % 2 === 0 ? 0 : 1].port)));
    await all('everybody has entered', ({ entered }) => entered);
    const speaking = speak();
    await all('everybody receives', ({ last }) => last > 20);
    const finish = async () => {
      talking = false;
      await speaking;
      await caughtUp();
    };
    return await run({ pair, followers, caughtUp, finish });
  } finally {
    talking = false;
    for (const { client } of followers) client.close();
    await stopPair(pair);
  }
}

/** How long from an open socket until a client has everything said before it opened. */
export const measureKill = (world: World, contestant: Contestant): Promise<Figures> =>
  withTalk(world, contestant, async ({ pair, followers, caughtUp, finish }) => {
    const times = new Histogram();
    const lost = followers.filter((_follower, index) => index % 2 === 0);
    const back = lost.map(
      (follower) =>
        new Promise<void>((resolve, reject) => {
          follower.client.onClose = () => {
            comeBack(follower, pair[1].port, times).then(resolve, reject);
          };
        }),
    );
    const killed = performance.now();
    await pair[0].kill();
    await Promise.all(back);
    await caughtUp();
    const seconds = (performance.now() - killed) / 1_000;
    await finish();
    return {
      'p50 ms from open to caught up': times.quantile(0.5),
      'p99 ms from open to caught up': times.quantile(0.99),
      'seconds until all gaps are closed': seconds,
    };
  });

async function comeBack(follower: Follower, port: number, times: Histogram): Promise<void> {
  const { client, talk } = follower;
  client.onClose = null;
  await pause(Math.random() * spread);
  await follower.open(port);
  const opened = performance.now();
  const { acknowledged } = talk;
  if (follower.last < acknowledged) {
    await new Promise<void>((resolve) => {
      follower.onMessage = () => {
        if (follower.last >= acknowledged) resolve();
      };
    });
    follower.onMessage = null;
  }
  times.add(performance.now() - opened);
}

/** How long after Redis is back until nobody misses anything. */
export const measureRedis = (world: World, contestant: Contestant): Promise<Figures> =>
  withTalk(world, contestant, async ({ followers, caughtUp, finish }) => {
    await world.redis.kill();
    await pause(outage);
    const last = followers.map((follower) => follower.last);
    const { acknowledged } = followers[0]?.talk ?? { acknowledged: 0 };
    await world.redis.start();
    const back = performance.now();
    await caughtUp();
    const seconds = (performance.now() - back) / 1_000;
    await finish();
    return {
      'messages behind when Redis returned': acknowledged - Math.min(...last),
      'seconds until all gaps are closed': seconds,
    };
  });
