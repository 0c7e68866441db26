// How long is waited for more: until a few turns bring nothing, there is enough, or it has taken too long.
import { expect, it } from 'vitest';
import { quietPatience, whenQuiet } from './quiet.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Begins to wait, and adds one in each of so many turns. @returns in which turn it was over; null where it went on. */
async function wait({ comings, enough = 1_000, msATurn = 0, turns = 100 }: Record<string, number>) {
  let there = 1;
  let over: number | null = null;
  let at = 0;
  let now = 0;
  whenQuiet({ count: () => there, enough: enough ?? 0, now: () => now }, () => {
    over = at;
  });
  for (; at < (turns ?? 0) && over === null; at += 1) {
    now += msATurn ?? 0;
    if (at < (comings ?? 0)) there += 1;
    await turn();
  }
  return { over, there };
}

it('LIVE-76: a lone one waits a few turns, and whoever comes meanwhile comes along', async () => {
  expect(await wait({ comings: 0 })).toEqual({ over: 4, there: 1 });
  const { over, there } = await wait({ comings: 10 });
  expect(there).toBe(11);
  expect(over).toBe(13);
});

it('LIVE-76: enough of them wait no longer', async () => {
  expect(await wait({ comings: 100, enough: 6 })).toEqual({ over: 4, there: 6 });
});

it('LIVE-76: it ends after a while, though each turn brings more', async () => {
  const { over } = await wait({ comings: 1_000, msATurn: 1 });
  expect(over).toBeGreaterThanOrEqual(quietPatience - 1);
  expect(over).toBeLessThanOrEqual(quietPatience + 1);
});
