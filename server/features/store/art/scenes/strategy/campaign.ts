// A campaign map: contours, a border, arrows.
import { at, curve, ellipse, ground, group, line, many, num, type Point, path, polygon } from '../../ink.ts';
import { blob } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const campaign: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const side = r.chance(0.5) ? 1 : -1;
  const hill = (x: number, y: number, R: number) => {
    const outline = blob(0, 0, R, r);
    return many(5, (i) => {
      // Each contour repeats the same outline, smaller.
      const k = 1 - i * 0.19;
      return group(path(outline, i === 4 ? p[2] : 'none', { stroke: p[2], 'stroke-width': 2 / k }), {
        transform: `translate(${num(x)} ${num(y)}) scale(${k.toFixed(2)})`,
      });
    });
  };
  const arrow = (ink: string, d: string, x: number, y: number, angle: number) =>
    curve(d, ink, H * 0.034) +
    group(
      polygon(
        [
          [0, -H * 0.046],
          [H * 0.066, 0],
          [0, H * 0.046],
        ],
        ink,
      ),
      { transform: `translate(${num(x)} ${num(y)}) rotate(${angle})` },
    );
  const flag = (x: number, y: number, ink: string) =>
    at(
      x,
      y,
      H / 800,
      line(
        [
          [0, 0],
          [0, -66],
        ],
        p[0],
        4,
      ) +
        path('M2-66 44-54 2-40Z', ink) +
        ellipse(0, 0, 12, 4, p[0], { opacity: 0.4 }),
    );
  const lines = many(
    13,
    (i) =>
      line(
        [
          [(i * W) / 12, -60],
          [(i * W) / 12, H + 60],
        ],
        p[3],
        1,
        { opacity: 0.6 },
      ) +
      line(
        [
          [-60, (i * H) / 12],
          [W + 60, (i * H) / 12],
        ],
        p[3],
        1,
        { opacity: 0.6 },
      ),
  );
  const hillA: Point = [X - side * H * r.float(0.1, 0.18), H * r.float(0.34, 0.44)];
  const hillB: Point = [X + side * H * r.float(0.13, 0.2), H * r.float(0.56, 0.66)];
  const bow = r.float(0.1, 0.2) * H;
  const at1: Point = [X - side * H * 0.065, H * 0.53];
  const at2: Point = [X + side * H * 0.126, H * 0.452];
  return (
    ground(c, p[4]) +
    lines +
    path(blob(X, H * 0.52, H * 0.37, r), p[3], { opacity: 0.55 }) +
    hill(hillA[0], hillA[1], H * r.float(0.11, 0.16)) +
    hill(hillB[0], hillB[1], H * r.float(0.1, 0.15)) +
    curve(
      `M${num(X + side * H * 0.08)} ${num(H * 0.1)}C${num(X - bow)} ${num(H * 0.3)} ${num(X + bow)} ${num(H * 0.44)} ${num(X)} ${num(H * 0.58)}S${num(X - side * bow)} ${num(H * 0.8)} ${num(X + side * H * 0.02)} ${num(H * 0.95)}`,
      p[1],
      5,
      { 'stroke-dasharray': '18 10 3 10' },
    ) +
    arrow(
      p[1],
      `M${num(X - side * H * 0.3)} ${num(H * 0.72)}C${num(X - side * H * 0.2)} ${num(H * 0.72)} ${num(X - side * H * 0.15)} ${num(H * 0.66)} ${num(at1[0])} ${num(at1[1])}`,
      at1[0],
      at1[1],
      side > 0 ? -58 : -122,
    ) +
    arrow(
      p[0],
      `M${num(X + side * H * 0.32)} ${num(H * 0.33)}C${num(X + side * H * 0.24)} ${num(H * 0.32)} ${num(X + side * H * 0.2)} ${num(H * 0.36)} ${num(at2[0])} ${num(at2[1])}`,
      at2[0],
      at2[1],
      side > 0 ? 128 : 52,
    ) +
    flag(hillA[0], hillA[1], p[1]) +
    flag(hillB[0], hillB[1], p[0]) +
    flag(X - side * H * 0.02, H * 0.29, p[1])
  );
};
