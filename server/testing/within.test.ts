import { describe, expect, it } from 'vitest';
import { within } from './within.ts';

describe('a wait', () => {
  it('OPS-81: ends by saying what it was for', async () => {
    await expect(within('a door to open', 10, new Promise(() => {}))).rejects.toThrow(
      'waited 0.01 s for a door to open',
    );
  });

  it('OPS-81: hands on what comes in time, an error too', async () => {
    expect(await within('an answer', 60_000, Promise.resolve(42))).toBe(42);
    await expect(within('an answer', 60_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
