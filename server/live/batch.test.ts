// Group commit, with commits that end when the test says so.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createBatches, type Outcome } from './batch.ts';

/** Batches of words; `commits` are those begun, and each goes on when it is answered. */
function startBatches(size: number, retrySingly = true, patience = 60_000) {
  const commits: { words: string[]; answer(): void; fail(error: Error): void }[] = [];
  const committed: number[] = [];
  const batches = createBatches<string, string>({
    size,
    patience,
    retrySingly: () => retrySingly,
    onCommit: (count) => committed.push(count),
    commit: (words) =>
      new Promise<Outcome<string>[]>((resolve, reject) => {
        const outcome = (word: string) =>
          word === 'refused' ? { error: new Error('refused') } : { result: word.toUpperCase() };
        commits.push({ words, answer: () => resolve(words.map(outcome)), fail: reject });
      }),
  });
  const results: string[] = [];
  const add = (word: string) =>
    batches.add(word).then(
      (result) => void results.push(result),
      (error: Error) => void results.push(`${word}: ${error.message}`),
    );
  return { batches, commits, committed, results, add };
}

const begun = (commits: { words: string[] }[]) => commits.map(({ words }) => words.join(' '));

describe('batches', () => {
  it('LIVE-30: begins when nothing is in progress, and takes what waited, in order and up to its size', async () => {
    const { batches, commits, committed, results, add } = startBatches(3);
    const all = [add('a')];
    await expect.poll(() => begun(commits)).toEqual(['a']);
    all.push(...['b', 'c', 'd', 'e'].map(add));
    expect(batches.waiting).toBe(4);
    commits[0]?.answer();
    await expect.poll(() => begun(commits)).toEqual(['a', 'b c d']);
    expect(results).toEqual(['A']);
    all.push(add('f'));
    commits[1]?.answer();
    await expect.poll(() => begun(commits)).toEqual(['a', 'b c d', 'e f']);
    expect(results).toEqual(['A', 'B', 'C', 'D']);
    commits[2]?.answer();
    await Promise.all(all);
    expect(results).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    expect(committed).toEqual([1, 3, 2]);
    expect(batches.waiting).toBe(0);
    // And it begins again.
    const last = add('g');
    await expect.poll(() => begun(commits).at(-1)).toBe('g');
    commits[3]?.answer();
    await last;
  });

  it('LIVE-70: takes those who arrive one turn of the event loop after another, also the first of them', async () => {
    const { batches, commits, add } = startBatches(10);
    const all = [add('a'), add('b')];
    for (const word of ['c', 'd', 'e']) {
      await nextTurn();
      all.push(add(word));
      expect(begun(commits)).toEqual([]);
    }
    await expect.poll(() => begun(commits)).toEqual(['a b c d e']);
    commits[0]?.answer();
    await Promise.all(all);
    expect(batches.waiting).toBe(0);
  });

  it('LIVE-70: begins after two turns that bring nothing, and after sixteen whatever they bring', async () => {
    const { commits, add } = startBatches(100);
    const turnsUntilBegun = async (comesMore: boolean) => {
      const before = commits.length;
      const all = [add('a')];
      let turns = 0;
      for (; commits.length === before; turns += 1) {
        await nextTurn();
        if (comesMore && commits.length === before) all.push(add('a'));
      }
      commits[before]?.answer();
      await Promise.all(all);
      return turns;
    };
    expect(await turnsUntilBegun(false)).toBe(2);
    expect(await turnsUntilBegun(true)).toBe(16);
  });

  it('LIVE-30: answers each item of a batch for itself', async () => {
    const { commits, results, add } = startBatches(10);
    const all = ['a', 'b', 'refused', 'c'].map(add);
    await expect.poll(() => commits.length).toBe(1);
    commits[0]?.answer();
    await Promise.all(all);
    expect(results).toEqual(['A', 'B', 'refused: refused', 'C']);
  });

  it('LIVE-31: retries a failed batch one by one, in order, before the next', async () => {
    const { commits, committed, results, add } = startBatches(3);
    const all = ['b', 'c', 'd', 'e'].map(add);
    await expect.poll(() => commits.length).toBe(1);
    commits[0]?.fail(new Error('one of you'));
    for (const [index, fails] of [false, true, false].entries()) {
      await expect.poll(() => commits.length).toBe(2 + index);
      if (fails) commits[1 + index]?.fail(new Error('you'));
      else commits[1 + index]?.answer();
    }
    await expect.poll(() => commits.length).toBe(5);
    commits[4]?.answer();
    await Promise.all(all);
    expect(begun(commits)).toEqual(['b c d', 'b', 'c', 'd', 'e']);
    expect(results).toEqual(['B', 'c: you', 'D', 'E']);
    expect(committed).toEqual([1, 1, 1]);
  });

  it('LIVE-31: fails a batch whole when no item is to blame', async () => {
    const { commits, results, add } = startBatches(2, false);
    const all = ['b', 'c', 'd'].map(add);
    await expect.poll(() => commits.length).toBe(1);
    commits[0]?.fail(new Error('down'));
    await expect.poll(() => commits.length).toBe(2);
    commits[1]?.answer();
    await Promise.all(all);
    expect(begun(commits)).toEqual(['b c', 'd']);
    expect(results).toEqual(['b: down', 'c: down', 'D']);
  });

  it('LIVE-36: gives a commit up that never ends, without trying it again, and goes on with the next', async () => {
    const { commits, results, add } = startBatches(2, true, 5);
    const lost = ['b', 'c', 'd'].map(add);
    await Promise.all(lost);
    expect(begun(commits)).toEqual(['b c', 'd']);
    expect(results).toEqual(['b', 'c', 'd'].map((word) => `${word}: No answer to a commit in 5 ms.`));
    const next = add('e');
    while (commits.length < 3) await nextTurn();
    commits[2]?.answer();
    await next;
    expect(results.at(-1)).toBe('E');
  });
});
