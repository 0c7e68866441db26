// The row in which many clients come at once: how long until all of them receive, and what each costs to hold.
import { setTimeout as pause } from 'node:timers/promises';
import type { Contestant } from './contestants.ts';
import { Crowd } from './crowd.ts';
import type { Figures } from './report.ts';
import { type Pair, stopPair, type World } from './world.ts';

const shape = { rooms: 100, size: 10 };

const memoryOf = async (pair: Pair): Promise<number> => (await pair[0].memory()) + (await pair[1].memory());

/** A thousand clients connect, sign in by cookie and follow a room. On new instances, since memory is measured. */
export async function measureConnecting(world: World, contestant: Contestant): Promise<Figures> {
  const pair = await world.newPair(contestant);
  try {
    // So that code is compiled and pools are filled before anything is measured.
    const first = new Crowd(contestant, await world.rooms({ rooms: 20, size: 10 }));
    await first.enter(pair);
    await first.settle();
    first.leave();
    await pause(300);
    const before = await memoryOf(pair);

    const crowd = new Crowd(contestant, await world.rooms(shape));
    const begun = performance.now();
    await crowd.enter(pair);
    const seconds = (performance.now() - begun) / 1_000;
    await crowd.settle();
    await pause(500);
    const held = (await memoryOf(pair)) - before;
    crowd.check();
    crowd.leave();
    return { seconds, 'KiB/connection': held / (shape.rooms * shape.size) / 1_024 };
  } finally {
    await stopPair(pair);
  }
}
