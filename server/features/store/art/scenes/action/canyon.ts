// Looking up from the bottom of a street of towers.
import { swordsman } from '../../figures.ts';
import { at, circle, defs, dots, fade, many, type Point, polygon, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const canyon: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * (fx + r.float(-0.06, 0.06));
  const Y = H * r.float(0.3, 0.44);
  const edge = (t: number): Point =>
    t < 0.25
      ? [W * t * 4, -40]
      : t < 0.5
        ? [W + 40, H * (t - 0.25) * 4]
        : t < 0.75
          ? [W * (1 - (t - 0.5) * 4), H + 40]
          : [-40, H * (1 - (t - 0.75) * 4)];
  const between = (a: Point, b: Point, m: number): Point => [
    a[0] + (b[0] - a[0]) * m,
    a[1] + (b[1] - a[1]) * m,
  ];
  const count = r.int(11, 17);
  const towers = many(count, (i) => {
    const outerA = edge(i / count);
    const outerB = edge((i + 0.94) / count);
    const depth = 1 - r.float(0.1, 0.34);
    const a = between(outerA, [X, Y], depth);
    const b = between(outerB, [X, Y], depth);
    const windows = many(4, (j) => {
      const u = 0.16 + j * 0.2 + r.float(0, 0.05);
      const v = r.float(0.15, 0.6);
      const start = between(outerA, a, u);
      const end = between(outerB, b, u);
      const start2 = between(outerA, a, u + 0.06);
      const end2 = between(outerB, b, u + 0.06);
      const corners = [
        between(start, end, v),
        between(start, end, v + 0.24),
        between(start2, end2, v + 0.24),
        between(start2, end2, v),
      ];
      return r.chance(0.75) ? polygon(corners, r.pick([p[3], p[4], p[2]]), { opacity: 0.85 }) : '';
    });
    return polygon([outerA, outerB, b, a], i % 3 ? p[0] : p[1]) + windows;
  });
  return (
    defs(
      fade('sky', [
        [0, p[3]],
        [1, p[2]],
      ]),
      dots('dot', 10, 2, p[4]),
    ) +
    rect(0, 0, W, H, 'url(#sky)') +
    circle(X, Y, H * 0.2, 'url(#dot)', { opacity: 0.6 }) +
    circle(X, Y, H * 0.105, p[4]) +
    towers +
    at(X, Y + H * 0.075, H / 1050, swordsman(p[0], p[2]), ` rotate(${r.int(130, 230)})`)
  );
};
