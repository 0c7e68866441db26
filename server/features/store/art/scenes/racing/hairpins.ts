// A pass with hairpins, seen from across the valley, and the lights of those who are on it.
import { pine } from '../../figures.ts';
import {
  at,
  circle,
  curve,
  defs,
  fade,
  line,
  many,
  num,
  type Point,
  polygon,
  rect,
  times,
} from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const hairpins: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const turns = r.int(5, 7);
  const top = H * 0.26;
  const first = r.chance(0.5) ? 1 : -1;
  const stops = times(turns + 1, (i): Point => {
    const t = i / turns;
    const half = H * (0.05 + t * 0.34);
    return [X + first * (i % 2 ? half : -half) * r.float(0.8, 1.1), top + t ** 1.3 * H * 0.68];
  });
  const d = stops
    .map(([x, y], i) => {
      const before = stops[i - 1];
      if (!before) return `M${num(x)} ${num(y)}`;
      const bow = (x - before[0]) * 0.32;
      return `C${num(before[0] - bow)} ${num(before[1] + (y - before[1]) * 0.5)} ${num(x + bow * 0.2)} ${num(before[1] + (y - before[1]) * 0.3)} ${num(x)} ${num(y)}`;
    })
    .join('');
  const widths = stops.map((_, i) => i).slice(1);
  const cars = widths
    .map((i) => {
      const a = stops[i - 1];
      const b = stops[i];
      if (!a || !b || i % 2) return '';
      const s = 0.5 + (i / turns) * 1.1;
      const y = a[1] + (b[1] - a[1]) * 0.42;
      const x = (a[0] + b[0]) / 2;
      return at(
        x,
        y,
        (H / 800) * s,
        rect(-22, -16, 44, 16, p[2], { rx: 5 }) +
          rect(-13, -26, 26, 12, p[2], { rx: 4 }) +
          rect(-9, -23, 18, 8, p[0]) +
          circle(-14, 0, 5, p[0]) +
          circle(14, 0, 5, p[0]) +
          circle(22, -9, 4, p[4]),
      );
    })
    .join('');
  const peak: Point[] = [
    [X - H * 0.9, H + 60],
    [X - H * 0.34, H * 0.42],
    [X - H * 0.14, H * r.float(0.22, 0.28)],
    [X, H * r.float(0.12, 0.18)],
    [X + H * 0.16, H * r.float(0.24, 0.3)],
    [X + H * 0.36, H * 0.46],
    [X + H * 0.9, H + 60],
  ];
  return (
    defs(
      fade('sky', [
        [0, p[3]],
        [0.6, p[4]],
      ]),
    ) +
    rect(0, 0, W, H, 'url(#sky)') +
    circle(X + H * r.float(-0.3, 0.3), H * 0.2, H * 0.08, p[4]) +
    polygon(
      [
        [-60, H * 0.5],
        [W * 0.2, H * 0.34],
        [W * 0.42, H * 0.52],
        [W * 0.78, H * 0.3],
        [W + 60, H * 0.5],
        [W + 60, H],
        [-60, H],
      ],
      p[2],
      { opacity: 0.45 },
    ) +
    polygon(peak, p[1]) +
    polygon(
      [
        [X - H * 0.075, H * 0.215],
        ...peak.slice(3, 4),
        [X + H * 0.085, H * 0.22],
        [X + H * 0.03, H * 0.25],
        [X - H * 0.02, H * 0.225],
      ],
      p[4],
    ) +
    curve(d, p[0], H * 0.042, { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }) +
    curve(d, p[4], H * 0.003, { 'stroke-dasharray': '12 12', opacity: 0.8 }) +
    many(13, () =>
      pine(
        r.pick([-1, 1]) * r.float(0.34, 0.62) * H + X,
        H * r.float(0.74, 1.02),
        H * r.float(0.08, 0.16),
        p[0],
      ),
    ) +
    cars +
    line(
      [
        [-60, H * 1.02],
        [W + 60, H * 1.02],
      ],
      p[0],
      H * 0.05,
    )
  );
};
