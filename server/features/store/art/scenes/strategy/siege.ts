// A wall, and what is thrown at it.
import { at, circle, curve, group, line, many, num, path, polygon, rect, sky } from '../../ink.ts';
import { hills, ridge } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const siege: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const side = r.chance(0.5) ? 1 : -1;
  const X = W * fx + side * H * 0.06;
  const top = H * r.float(0.48, 0.56);
  const towers = r.int(2, 4);
  const merlons = (x: number, y: number, w: number, count: number, fill: string) =>
    many(count, (i) => rect(x + (i * w) / count, y - H * 0.02, (w / count) * 0.55, H * 0.024, fill));
  const wall =
    rect(X - H * 0.34, top, H * 0.68, H * 0.4, p[1]) + merlons(X - H * 0.34, top, H * 0.68, 14, p[1]);
  const keep = many(towers, (i) => {
    const x = X - H * 0.3 + (i / Math.max(1, towers - 1)) * H * 0.6;
    const h = H * r.float(0.12, 0.22);
    const w = H * r.float(0.08, 0.12);
    return (
      rect(x - w / 2, top - h, w, h + H * 0.3, p[1]) +
      merlons(x - w / 2 - 4, top - h, w + 8, 4, p[1]) +
      rect(x - 6, top - h + H * 0.05, 12, 26, p[3]) +
      line(
        [
          [x, top - h],
          [x, top - h - H * 0.09],
        ],
        p[0],
        4,
      ) +
      path(`M${num(x)} ${num(top - h - H * 0.09)}l${num(side * 46)} 14l${num(-side * 46)} 16z`, p[2])
    );
  });
  const shots = many(r.int(3, 5), (i) => {
    const x0 = X - side * H * 0.27;
    const x1 = X + side * H * r.float(-0.2, 0.2);
    const y1 = top - H * r.float(0, 0.16);
    const peak = H * (0.1 + i * 0.05);
    return (
      curve(`M${num(x0)} ${num(H * 0.8)}Q${num((x0 + x1) / 2)} ${num(peak)} ${num(x1)} ${num(y1)}`, p[0], 4, {
        'stroke-dasharray': '2 15',
        'stroke-linecap': 'round',
      }) +
      circle(x1, y1, H * 0.022, p[4]) +
      circle(x1, y1, H * 0.042, p[4], { opacity: 0.35 })
    );
  });
  const bricks = many(26, () =>
    rect(X + r.float(-0.32, 0.28) * H, top + r.float(0.04, 0.26) * H, H * 0.034, H * 0.012, p[2], {
      opacity: 0.7,
    }),
  );
  const engine =
    line(
      [
        [-60, 0],
        [0, -70],
        [60, 0],
      ],
      p[0],
      12,
    ) +
    line(
      [
        [-70, 20],
        [40, -120],
      ],
      p[0],
      9,
    ) +
    circle(-44, 6, 20, p[0]) +
    circle(44, 6, 20, p[0]) +
    circle(46, -124, 12, p[2]);
  return (
    sky(c, [
      [0, p[3]],
      [0.7, p[4]],
    ]) +
    circle(X - side * H * r.float(0, 0.3), H * r.float(0.28, 0.44), H * r.float(0.1, 0.17), p[2]) +
    polygon(ridge(c, H * 0.56, H * 0.1), p[2], { opacity: 0.6 }) +
    keep +
    wall +
    bricks +
    shots +
    path(
      `M${num(X - H * 0.05)} ${num(H * 0.84)}v${num(-H * 0.12)}a${num(H * 0.05)} ${num(H * 0.05)} 0 0 1 ${num(H * 0.1)} 0v${num(H * 0.12)}z`,
      p[0],
    ) +
    path(hills(c, H * 0.82, H * 0.02, 3), p[0]) +
    at(X - side * H * 0.27, H * 0.85, (H / 800) * side, group(engine, { transform: `scale(1 ${side})` }))
  );
};
