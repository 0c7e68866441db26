// When what waits is sent: at the end of the turn, or with what is about to be published.
import { expect, it } from 'vitest';
import { createTurn } from './turn.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

it('SOCK-25: whoever has something to send is asked once, when the turn ends', async () => {
  const flushed: string[] = [];
  const turns = createTurn(() => false);
  turns.add({ flush: () => flushed.push('one') });
  turns.add({ flush: () => flushed.push('other') });
  expect(flushed).toEqual([]);
  await turn();
  expect(flushed).toEqual(['one', 'other']);
  await turn();
  expect(flushed).toEqual(['one', 'other']);
});

it('SOCK-55: waits for what is about to be published, and takes along what that brings', async () => {
  const flushed: string[] = [];
  const published: (() => void)[] = [];
  const turns = createTurn((then) => {
    published.push(then);
    return true;
  });
  turns.add({ flush: () => flushed.push('answer') });
  await turn();
  turns.add({ flush: () => flushed.push('event') });
  await turn();
  expect([flushed, published.length]).toEqual([[], 1]);
  published[0]?.();
  expect(flushed).toEqual(['answer', 'event']);
  turns.add({ flush: () => flushed.push('next') });
  await turn();
  expect(published).toHaveLength(2);
  published[1]?.();
  expect(flushed).toEqual(['answer', 'event', 'next']);
});
