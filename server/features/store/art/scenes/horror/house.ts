// A house that leans, one window lit.
import { at, circle, curve, line, many, num, path, rect, sky } from '../../ink.ts';
import { hills } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const house: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const lean = r.pick([-9, -6, 5, 8]);
  const lit = r.int(0, 4);
  const window = (x: number, y: number, i: number) =>
    rect(x, y, 28, 44, i === lit ? p[3] : p[1]) +
    line(
      [
        [x + 14, y],
        [x + 14, y + 44],
      ],
      p[0],
      3,
    ) +
    line(
      [
        [x, y + 20],
        [x + 28, y + 20],
      ],
      p[0],
      3,
    );
  const building =
    path('M-110 0V-210L-40-300 30-210V0Z', p[0]) +
    rect(20, -170, 110, 170, p[0]) +
    path('M10-166 76-228 142-166Z', p[0]) +
    rect(86, -260, 22, 70, p[0]) +
    rect(-66, -380, 44, 100, p[0]) +
    path('M-78-372-44-450-10-372Z', p[0]) +
    [
      [-90, -190],
      [-34, -190],
      [56, -140],
      [-90, -110],
      [-58, -350],
    ]
      .map(([x = 0, y = 0], i) => window(x, y, i))
      .join('') +
    rect(-24, -74, 36, 74, p[1]);
  const branch = (x: number, y: number, a: number, l: number, w: number, d: number): string => {
    const [x2, y2] = [x + Math.cos(a) * l, y + Math.sin(a) * l];
    const own = line(
      [
        [x, y],
        [x2, y2],
      ],
      p[0],
      w,
      { 'stroke-linecap': 'round' },
    );
    return d
      ? own +
          branch(x2, y2, a - r.float(0.2, 0.7), l * 0.74, w * 0.65, d - 1) +
          branch(x2, y2, a + r.float(0.2, 0.7), l * 0.7, w * 0.6, d - 1)
      : own;
  };
  const side = r.chance(0.5) ? 1 : -1;
  return (
    sky(c, [
      [0, p[1]],
      [0.7, p[2]],
    ]) +
    circle(X - side * H * r.float(0.04, 0.2), H * r.float(0.22, 0.34), H * r.float(0.1, 0.2), p[3], {
      opacity: 0.85,
    }) +
    path(hills(c, H * 0.7, H * 0.05, 2), p[1]) +
    at(X + side * H * 0.05, H * 0.76, (H / 800) * r.float(0.95, 1.15), building, ` skewX(${lean})`) +
    branch(X - side * H * 0.3, H * 0.8, -1.57 + side * 0.1, H * 0.13, H * 0.022, 5) +
    path(hills(c, H * 0.79, H * 0.03, 3), p[0]) +
    many(6, () =>
      curve(`M${num(r.float(0, W))} ${num(H * r.float(0.1, 0.4))}q10-12 20 0q10-12 20 0`, p[0], 3),
    )
  );
};
