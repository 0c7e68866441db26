// Rows in which an ephemeral event reaches everybody in its room: how many deliveries, how fast, at what cost.
import { setTimeout as pause } from 'node:timers/promises';
import type { Contestant } from './contestants.ts';
import { Crowd, type Room } from './crowd.ts';
import { until } from './failure.ts';
import type { Figures } from './report.ts';
import { cpuOf, type Pair, type World } from './world.ts';

type Shape = { rooms: number; size: number };

const warmUp = 500;
const duration = 1_500;
const steadyDuration = 2_500;

/** A row's load: sends for so many milliseconds and returns once everything has arrived. */
type Load = (crowd: Crowd, milliseconds: number) => Promise<void>;

/** Where senders are connected: people alternate between the instances. */
type Senders = 'at one instance' | 'at both';

/** So many senders in each room; each sends again when everybody has its last. */
const closedLoop =
  (sendersPerRoom: number, where: Senders): Load =>
  async (crowd, milliseconds) => {
    const end = performance.now() + milliseconds;
    const again = (room: Room, sender: number) => {
      const now = performance.now();
      if (now < end) crowd.send(room, sender, now);
    };
    crowd.onComplete = again;
    for (const room of crowd.rooms) {
      const step = where === 'at both' ? 1 : 2;
      for (let count = 0; count < sendersPerRoom; count += 1) again(room, count * step);
    }
    await pause(milliseconds);
    await crowd.drained();
  };

/**
 * As many deliveries a second as told, whatever the server does. Latency counts from when an event was due, so a
 * server that falls behind does not look better for it.
 */
const steady =
  (deliveriesPerSecond: number): Load =>
  async (crowd, milliseconds) => {
    const [room] = crowd.rooms;
    if (!room) return;
    const between = (1_000 * room.seats.length) / deliveriesPerSecond;
    const isFree = (sender: number) => room.arrived[sender] === 0 && free.has(sender);
    const free = new Set(room.seats.keys());
    crowd.onComplete = (_room, sender) => free.add(sender);
    const begun = performance.now();
    const all = Math.floor(milliseconds / between);
    let sent = 0;
    await until(
      'everything due has been sent',
      () => {
        for (; sent < all && begun + sent * between <= performance.now(); sent += 1) {
          const sender = sent % room.seats.length;
          if (!isFree(sender)) return false;
          free.delete(sender);
          crowd.send(room, sender, begun + sent * between);
        }
        return sent === all;
      },
      1,
    );
    await crowd.drained();
  };

async function measure(
  world: World,
  contestant: Contestant,
  shape: Shape,
  load: Load,
  milliseconds: number,
): Promise<Figures> {
  const pair: Pair = await world.pair(contestant);
  const crowd = new Crowd(contestant, await world.rooms(shape));
  try {
    await crowd.enter(pair);
    await crowd.settle();
    await load(crowd, warmUp);
    crowd.latencies.clear();
    const before = { deliveries: crowd.deliveries, cpu: await cpuOf(pair), at: performance.now() };
    await load(crowd, milliseconds);
    const seconds = (performance.now() - before.at) / 1_000;
    const cpu = (await cpuOf(pair)) - before.cpu;
    crowd.check();
    const deliveries = crowd.deliveries - before.deliveries;
    return {
      'deliveries/s': deliveries / seconds,
      'CPU µs/delivery': cpu / deliveries,
      'p50 ms': crowd.latencies.quantile(0.5),
      'p99 ms': crowd.latencies.quantile(0.99),
    };
  } finally {
    crowd.leave();
  }
}

/** So many events on their way in each room. */
export const measureClosed =
  (shape: Shape, inFlight: number, where: Senders = 'at one instance') =>
  (world: World, contestant: Contestant) =>
    measure(world, contestant, shape, closedLoop(inFlight, where), duration);

export const measureSteady =
  (size: number, deliveriesPerSecond: number) => (world: World, contestant: Contestant) =>
    measure(world, contestant, { rooms: 1, size }, steady(deliveriesPerSecond), steadyDuration);
