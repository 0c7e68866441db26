// Group commit, with commits that end when the test says so.
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
  it('LIVE-30: begins at once when nothing is in progress, and takes what waited, in order and up to its size', async () => {
    const { batches, commits, committed, results, add } = startBatches(3);
    const all = ['a', 'b', 'c', 'd', 'e'].map(add);
    expect(begun(commits)).toEqual(['a']);
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
    expect(begun(commits).at(-1)).toBe('g');
    commits[3]?.answer();
    await last;
  });

  it('LIVE-30: answers each item of a batch for itself', async () => {
    const { commits, results, add } = startBatches(3);
    const all = ['a', 'b', 'refused', 'c'].map(add);
    commits[0]?.answer();
    await expect.poll(() => commits.length).toBe(2);
    commits[1]?.answer();
    await Promise.all(all);
    expect(results).toEqual(['A', 'B', 'refused: refused', 'C']);
  });

  it('LIVE-31: retries a failed batch one by one, in order, before the next', async () => {
    const { commits, committed, results, add } = startBatches(3);
    const all = ['a', 'b', 'c', 'd', 'e'].map(add);
    commits[0]?.answer();
    await expect.poll(() => commits.length).toBe(2);
    commits[1]?.fail(new Error('one of you'));
    for (const [index, fails] of [false, true, false].entries()) {
      await expect.poll(() => commits.length).toBe(3 + index);
      if (fails) commits[2 + index]?.fail(new Error('you'));
      else commits[2 + index]?.answer();
    }
    await expect.poll(() => commits.length).toBe(6);
    commits[5]?.answer();
    await Promise.all(all);
    expect(begun(commits)).toEqual(['a', 'b c d', 'b', 'c', 'd', 'e']);
    expect(results).toEqual(['A', 'B', 'c: you', 'D', 'E']);
    expect(committed).toEqual([1, 1, 1, 1]);
  });

  it('LIVE-31: fails a batch whole when no item is to blame', async () => {
    const { commits, results, add } = startBatches(2, false);
    const all = ['a', 'b', 'c', 'd'].map(add);
    commits[0]?.answer();
    await expect.poll(() => commits.length).toBe(2);
    commits[1]?.fail(new Error('down'));
    await expect.poll(() => commits.length).toBe(3);
    commits[2]?.answer();
    await Promise.all(all);
    expect(begun(commits)).toEqual(['a', 'b c', 'd']);
    expect(results).toEqual(['A', 'b: down', 'c: down', 'D']);
  });

  it('LIVE-36: gives a commit up that never ends, without trying it again, and goes on with the next', async () => {
    const { commits, results, add } = startBatches(2, true, 5);
    const lost = ['a', 'b', 'c', 'd'].map(add);
    await Promise.all(lost);
    expect(begun(commits)).toEqual(['a', 'b c', 'd']);
    expect(results).toEqual(['a', 'b', 'c', 'd'].map((word) => `${word}: No answer to a commit in 5 ms.`));
    const next = add('e');
    commits[3]?.answer();
    await next;
    expect(results.at(-1)).toBe('E');
  });
});
