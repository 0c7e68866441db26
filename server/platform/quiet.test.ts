// How long is waited for more: not at all for a lone one, and for a crowd until it is over, enough, or too long.
import { expect, it } from 'vitest';
import { createQuiet, crowdLasts, quietPatience } from './quiet.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function start() {
  let now = 0;
  const whenQuiet = createQuiet(() => now);
  /**
   * Begins to wait with `first`, and adds one in each of so many turns, each of which takes so long.
   * @returns after which turn it was over, and how many there were then.
   */
  async function wait(first: number, { comings = 0, enough = 1_000, msATurn = 0 } = {}) {
    let there = first;
    let over = false;
    whenQuiet({ count: () => there, enough }, () => {
      over = true;
    });
    for (let turns = 1; turns <= 100; turns += 1) {
      now += msATurn;
      if (turns > 1 && turns <= comings + 1) there += 1;
      await turn();
      if (over) return { turns, there };
    }
    return { turns: null, there };
  }
  const pass = (ms: number) => {
    now += ms;
  };
  return { wait, pass };
}

it('LIVE-76: a lone one waits for its turn to end, and for nothing else', async () => {
  const { wait } = start();
  for (let time = 0; time < 3; time += 1) expect(await wait(1)).toEqual({ turns: 1, there: 1 });
});

it('LIVE-76: whoever comes within a few turns of several comes along', async () => {
  const { wait } = start();
  expect(await wait(2)).toEqual({ turns: 5, there: 2 });
  expect(await wait(2, { comings: 10 })).toEqual({ turns: 15, there: 12 });
});

it('LIVE-76: one who comes soon after several waits for more too, and later not', async () => {
  const { wait, pass } = start();
  await wait(2);
  pass(crowdLasts - 1);
  expect(await wait(1, { comings: 1 })).toEqual({ turns: 6, there: 2 });
  pass(crowdLasts - 1);
  expect(await wait(1)).toEqual({ turns: 5, there: 1 });
  pass(1);
  expect(await wait(1)).toEqual({ turns: 1, there: 1 });
});

it('LIVE-76: enough of them wait no longer', async () => {
  const { wait } = start();
  expect(await wait(3, { comings: 100, enough: 6 })).toEqual({ turns: 4, there: 6 });
});

it('LIVE-76: it ends after a while, though each turn brings more', async () => {
  const { wait } = start();
  const { turns } = await wait(2, { comings: 1_000, msATurn: 1 });
  expect(turns).toBe(quietPatience);
});
