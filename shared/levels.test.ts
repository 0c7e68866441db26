// The way from points to levels.
import { describe, expect, it } from 'vitest';
import { levelOf, stepFrom } from './levels.ts';

describe('levels', () => {
  it('PROFILE-42: begin with 100 points, and each takes 50 more than the one before', () => {
    expect(levelOf(0)).toEqual({ level: 1, into: 0, step: 100 });
    expect(levelOf(99)).toEqual({ level: 1, into: 99, step: 100 });
    expect(levelOf(100)).toEqual({ level: 2, into: 0, step: 150 });
    expect(levelOf(249)).toEqual({ level: 2, into: 149, step: 150 });
    expect(levelOf(250)).toEqual({ level: 3, into: 0, step: 200 });
    let needed = 0;
    for (let level = 1; level < 200; level += 1) {
      expect(levelOf(needed)).toEqual({ level, into: 0, step: stepFrom(level) });
      if (needed > 0) expect(levelOf(needed - 1).level).toBe(level - 1);
      needed += stepFrom(level);
    }
  });

  it('PROFILE-42: nothing earned, or what no counter could hold, is the first level', () => {
    for (const experience of [-1, -1_000_000, 0.5]) {
      expect(levelOf(experience)).toEqual({ level: 1, into: 0, step: 100 });
    }
  });
});
