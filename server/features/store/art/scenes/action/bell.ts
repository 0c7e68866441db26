// A bell, and the sound coming off it.
import { swordsman } from '../../figures.ts';
import { at, circle, curve, ground, many, path, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const bell: Scene = (c) => {
  const { W, H, p, fx, r } = c;
  const X = W * fx;
  const Y = H * 0.4;
  const gap = H * r.float(0.07, 0.1);
  const rings = many(14, (i) => circle(X, Y, (14 - i) * gap, i % 2 ? p[1] : p[0]));
  const body =
    path(
      'M-16-176a16 16 0 0 1 32 0v14c66 10 92 60 98 138 4 48 14 78 34 96V84h-296V72c20-18 30-48 34-96 6-78 32-128 98-138z',
      p[3],
    ) +
    path('M4-162c62 12 84 60 90 138 4 48 14 78 34 96v12H44C60-40 44-120 4-162z', p[2]) +
    rect(-148, 84, 296, 12, p[4]) +
    curve('M-128 40h256', p[0], 5) +
    curve('M-112-12h224', p[0], 2.5) +
    circle(r.float(-26, 26), 116, 24, p[4]);
  const side = r.chance(0.5) ? 1 : -1;
  return (
    ground(c, p[1]) +
    rings +
    at(X, Y, (H / 800) * r.float(0.9, 1.1), body, ` rotate(${r.int(-9, 9)})`) +
    at(X - side * H * 0.17, H * 0.735, H / 1100, swordsman(p[4], p[2]), ` rotate(${-24 * side})`)
  );
};
