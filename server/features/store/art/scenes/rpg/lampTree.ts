// One old tree, full of small lamps.
import { walker } from '../../figures.ts';
import { at, circle, line, many, path, sky } from '../../ink.ts';
import { hills } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const lampTree: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const tips: [number, number][] = [];
  const limb = (
    x: number,
    y: number,
    angle: number,
    length: number,
    width: number,
    depth: number,
  ): string => {
    const x2 = x + Math.cos(angle) * length;
    const y2 = y + Math.sin(angle) * length;
    const own = line(
      [
        [x, y],
        [x2, y2],
      ],
      p[0],
      width,
      { 'stroke-linecap': 'round' },
    );
    if (depth === 0) {
      tips.push([x2, y2]);
      return own;
    }
    const split = r.float(0.32, 0.56);
    return (
      own +
      limb(x2, y2, angle - split, length * r.float(0.68, 0.82), width * 0.66, depth - 1) +
      limb(x2, y2, angle + r.float(0.32, 0.56), length * r.float(0.68, 0.82), width * 0.66, depth - 1)
    );
  };
  const wood = limb(X, H * 0.84, -Math.PI / 2 + r.float(-0.18, 0.18), H * 0.17, H * 0.05, 5);
  const leaves = tips
    .map(([x, y], i) => circle(x, y, H * r.float(0.018, 0.04), i % 3 ? p[2] : p[1], { opacity: 0.9 }))
    .join('');
  const fruit = tips
    .filter((_, i) => i % 3 === 0)
    .map(
      ([x, y]) =>
        circle(x, y + H * 0.02, H * 0.012, p[3]) +
        circle(x, y + H * 0.02, H * 0.026, p[3], { opacity: 0.25 }),
    )
    .join('');
  return (
    sky(c, [
      [0, p[4]],
      [0.75, p[3]],
    ]) +
    circle(X + H * r.float(-0.14, 0.14), H * 0.42, H * r.float(0.24, 0.32), p[4]) +
    path(hills(c, H * 0.74, H * 0.04, 3), p[2], { opacity: 0.6 }) +
    leaves +
    wood +
    fruit +
    path(hills(c, H * 0.84, H * 0.02, 2), p[0]) +
    many(r.int(1, 3), (i) => at(X + H * (0.12 + i * 0.05), H * 0.845, H / 700, walker(p[0])))
  );
};
