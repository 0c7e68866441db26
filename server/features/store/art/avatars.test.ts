// Pictures of members.
import { describe, expect, it } from 'vitest';
import { AVATAR_FIGURES, AVATAR_VARIANTS, avatarName, drawAvatar } from './avatars.ts';
import { contrast } from './contrast.ts';

describe('avatars', () => {
  it('SEED-28: every figure has its variants, all different, and the figure stands off its ground', () => {
    const seen = new Set<string>();
    for (let n = 0; n < AVATAR_FIGURES.length * AVATAR_VARIANTS; n++) {
      const picture = drawAvatar(avatarName(n));
      expect(picture).not.toBeNull();
      const fills = [...(picture ?? '').matchAll(/(?:fill|stroke)="(#[0-9a-f]{6})"/g)].map(
        ([, colour]) => colour ?? '',
      );
      const [ground = '', ...others] = fills;
      expect(Math.max(...others.map((colour) => contrast(ground, colour))), avatarName(n)).toBeGreaterThan(
        2.4,
      );
      seen.add(picture ?? '');
    }
    expect(seen.size).toBe(AVATAR_FIGURES.length * AVATAR_VARIANTS);
    expect(AVATAR_FIGURES.length).toBeGreaterThanOrEqual(12);
  });

  it('SEED-28: other names have no picture', () => {
    for (const name of [
      '',
      'dragon',
      'fox-',
      'fox-0',
      'fox-99',
      'fox-1-2',
      'Fox',
      'constructor',
      '__proto__',
      '../fox',
    ]) {
      expect(drawAvatar(name), name).toBeNull();
    }
  });
});
