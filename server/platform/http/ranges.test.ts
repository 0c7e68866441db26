// Which part of a file a request asks for.
import { expect, it } from 'vitest';
import { rangeOf } from './ranges.ts';

it('STORE-137: one part is read as it is written, cut at the end; several, or what is none, are the whole', () => {
  const part = (first: number, last: number) => ({ first, last });
  for (const [header, expected] of [
    ['bytes=0-', part(0, 99)],
    ['bytes=0-0', part(0, 0)],
    ['bytes=10-19', part(10, 19)],
    ['bytes=10-1000', part(10, 99)],
    ['BYTES= 99-99 ', part(99, 99)],
    ['bytes=-1', part(99, 99)],
    ['bytes=-100', part(0, 99)],
    [`bytes=-${'9'.repeat(400)}`, part(0, 99)],
    ['bytes=100-', 'none'],
    [`bytes=${'9'.repeat(400)}-`, 'none'],
    ['bytes=-0', 'none'],
    ['bytes=20-10', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=a-b', 'whole'],
    ['bytes=1.5-2', 'whole'],
    ['lines=0-1', 'whole'],
    ['', 'whole'],
    [undefined, 'whole'],
  ] as const)
    expect(rangeOf(header, 100), header).toEqual(expected);
});
