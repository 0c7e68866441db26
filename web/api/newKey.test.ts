import { expect, it } from 'vitest';
import { keySchema } from '../../shared/primitives.ts';
import { newKey } from './newKey.ts';

it('UI-421: keys made by the page are UUIDs of their time, no two alike', () => {
  const before = Date.now();
  const keys = Array.from({ length: 10_000 }, newKey);
  const after = Date.now();
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) {
    expect(keySchema.parse(key)).toBe(key);
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const at = Number.parseInt(key.replaceAll('-', '').slice(0, 12), 16);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(after);
  }
});
