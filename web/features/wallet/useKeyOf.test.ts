// Keys of changes.
import { expect, it } from 'vitest';
import { createKeys } from './useKeyOf.ts';

it('UI-200: pressing again keeps the key; another intention, or the same once it was done, has a new one', () => {
  let made = 0;
  const keys = createKeys(() => {
    made += 1;
    return `key ${made}`;
  });
  const items = [{ gameId: 'a', price: 100 }];
  expect([keys.of({ items }), keys.of({ items: [{ gameId: 'a', price: 100 }] })]).toEqual(['key 1', 'key 1']);
  expect(keys.of({ items: [{ gameId: 'a', price: 90 }] })).toBe('key 2');
  keys.done();
  expect(keys.of({ items: [{ gameId: 'a', price: 90 }] })).toBe('key 3');
});
