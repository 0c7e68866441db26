// Paper planes over hills, each with its loop.
import { at, circle, curve, group, many, num, path, polygon, rect, sky } from '../../ink.ts';
import { hills } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const planes: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const plane = (a: string, b: string) =>
    polygon(
      [
        [70, -10],
        [-70, -46],
        [-30, 2],
      ],
      a,
    ) +
    polygon(
      [
        [70, -10],
        [-30, 2],
        [-36, 34],
      ],
      b,
    ) +
    polygon(
      [
        [-30, 2],
        [-36, 34],
        [-14, 12],
      ],
      p[0],
    );
  const flight = (x: number, y: number, s: number, angle: number, a: string, b: string) => {
    const loop = r.float(34, 64);
    const trail = curve(
      `M-74-6C-130 ${num(10 + loop)}-200 ${num(loop)}-196 ${num(-loop * 0.2)}S-110 ${num(-loop)}-120 ${num(loop * 0.4)}-230 ${num(loop * 1.6)}-340 ${num(loop)}`,
      p[4],
      4,
      { 'stroke-dasharray': '3 13', 'stroke-linecap': 'round', opacity: 0.9 },
    );
    return at(x, y, s, trail + plane(a, b), ` rotate(${angle})`);
  };
  const k = H / 800;
  const side = r.float(-0.1, 0.1);
  return (
    sky(c, [
      [0, p[1]],
      [0.8, p[2]],
    ]) +
    circle(X - H * r.float(-0.2, 0.2), H * r.float(0.46, 0.6), H * r.float(0.16, 0.24), p[3]) +
    many(6, () => {
      const x = r.float(0, W);
      const y = H * r.float(0.08, 0.5);
      const s = H * r.float(0.02, 0.04);
      return group(
        circle(x, y, s, p[4]) +
          circle(x + s * 1.3, y + s * 0.3, s * 0.8, p[4]) +
          rect(x - s * 1, y + s * 0.2, s * 3.1, s * 0.9, p[4], { rx: s * 0.45 }),
        { opacity: 0.3 },
      );
    }) +
    path(hills(c, H * 0.7, H * 0.06, 3), p[1]) +
    flight(X + H * (0.16 + side), H * r.float(0.2, 0.3), k * 0.6, r.int(-30, -8), p[4], p[3]) +
    flight(X - H * (0.14 + side), H * r.float(0.56, 0.64), k * 1.05, r.int(-18, 10), p[3], p[2]) +
    flight(X + H * (0.04 - side), H * r.float(0.38, 0.46), k * 2, r.int(-26, -10), p[4], p[3]) +
    path(hills(c, H * 0.82, H * 0.05, 2), p[0])
  );
};
