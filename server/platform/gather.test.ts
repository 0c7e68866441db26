// Questions asked together: which share an answer, which wait, and what a failure does.
import { expect, it, onTestFinished, vi } from 'vitest';
import { gather } from './gather.ts';

/** Answers each number by its double, when the test lets it. */
function doubling(options: { size: number; atOnce: number; rest?: number; patient?: boolean }) {
  const asked: number[][] = [];
  const gates: (() => void)[] = [];
  const double = gather<number, number>({
    ...options,
    async ask(questions) {
      asked.push(questions);
      await new Promise<void>((resolve) => gates.push(resolve));
      if (questions.includes(13)) throw new Error('unlucky');
      return questions.map((number) => number * 2);
    },
  });
  const release = () => gates.shift()?.();
  return { double, asked, release };
}

it('LIVE-40: questions of one turn are asked together, and each gets its own answer', async () => {
  const { double, asked, release } = doubling({ size: 10, atOnce: 1 });
  // Some are asked only after a few steps of their own, as calls of one batch are.
  const later = async (number: number) => {
    for (let step = 0; step < number; step += 1) await Promise.resolve();
    return double(number);
  };
  const answers = Promise.all([double(1), double(2), later(3), later(4)]);
  await expect.poll(() => asked).toEqual([[1, 2, 3, 4]]);
  release();
  expect(await answers).toEqual([2, 4, 6, 8]);
});

it('LIVE-76: questions of turns that follow on that of several are asked with them, where it is patient', async () => {
  // However long a turn takes here.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  onTestFinished(() => clock.mockRestore());
  const { double, asked, release } = doubling({ size: 10, atOnce: 1, patient: true });
  const answers = [double(1), double(2)];
  for (const number of [3, 4]) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    answers.push(double(number));
  }
  await expect.poll(() => asked).toEqual([[1, 2, 3, 4]]);
  release();
  expect(await Promise.all(answers)).toEqual([2, 4, 6, 8]);
});

it('LIVE-40: no question joins a query that has begun, and a bounded number of both goes on at once', async () => {
  const { double, asked, release } = doubling({ size: 3, atOnce: 2 });
  const first = Promise.all([1, 2, 3, 4, 5, 6, 7].map(double));
  await expect
    .poll(() => asked)
    .toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  const second = double(8);
  release();
  await expect.poll(() => asked.at(-1)).toEqual([7, 8]);
  release();
  release();
  expect(await first).toEqual([2, 4, 6, 8, 10, 12, 14]);
  expect(await second).toBe(16);
});

it('LIVE-40: a failure reaches all who asked together, and nobody who asked later', async () => {
  const { double, asked, release } = doubling({ size: 10, atOnce: 1 });
  const unlucky = Promise.allSettled([double(12), double(13)]);
  await expect.poll(() => asked.length).toBe(1);
  const lucky = double(14);
  release();
  expect((await unlucky).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect.poll(() => asked.length).toBe(2);
  release();
  expect(await lucky).toBe(28);
});

it('LIVE-75: after several at once it rests, and what comes meanwhile is asked together; after a lone one it does not', async () => {
  const turns = async (count: number) => {
    for (let done = 0; done < count; done += 1) await new Promise<void>((resolve) => setImmediate(resolve));
  };
  const { double, asked, release } = doubling({ size: 10, atOnce: 1, rest: 1_000 });
  const crowd = Promise.all([double(1), double(2)]);
  await expect.poll(() => asked.length).toBe(1);
  release();
  await crowd;
  const one = double(3);
  // More than what is waited for more without a rest.
  await turns(10);
  const other = double(4);
  await expect
    .poll(() => asked, { timeout: 10_000 })
    .toEqual([
      [1, 2],
      [3, 4],
    ]);
  release();
  await Promise.all([one, other]);
  // The rest after those two is over when the next is asked, and that one leaves none.
  const lone = double(5);
  await expect.poll(() => asked.length, { timeout: 10_000 }).toBe(3);
  release();
  await lone;
  void double(6);
  await turns(10);
  expect(asked.slice(2)).toEqual([[5], [6]]);
  release();
});
