// A ball, its path, and the lines of a court.
import {
  at,
  circle,
  clip,
  curve,
  defs,
  dots,
  ellipse,
  ground,
  group,
  line,
  many,
  num,
  path,
  polygon,
  rect,
} from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const court: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const kind = r.int(0, 3);
  const R = H * r.float(0.16, 0.21);
  const bx = X + H * r.float(-0.14, 0.14);
  const by = H * r.float(0.28, 0.42);
  const seams = [
    curve('M-100 0H100M0-100V100M-70-71C-20-30-20 30-70 71M70-71C20-30 20 30 70 71', p[0], 6),
    path('M0-34 32-11 20 27H-20L-32-11Z', p[0]) +
      many(5, (i) =>
        group(path('M-24-100 24-100 14-72-14-72Z', p[0]) + curve('M0-34V-74', p[0], 5), {
          transform: `rotate(${i * 72})`,
        }),
      ),
    curve('M-86-52C-30-40-30 40-86 52M86-52C30-40 30 40 86 52', p[4], 8),
    curve(
      'M0-100C-40-40-40 40 0 100M0-100C40-40 40 40 0 100M-96-26C-30-10 30-10 96-26M-96 26C-30 42 30 42 96 26',
      p[0],
      4,
    ),
  ][kind];
  const skin = [p[3], p[4], p[3], p[4]][kind] ?? p[3];
  const ball = group(
    circle(0, 0, 100, skin) +
      (seams ?? '') +
      path('M0-100A100 100 0 0 1 0 100 140 140 0 0 0 0-100', p[0], { opacity: 0.18 }),
    {
      'clip-path': 'url(#ball)',
    },
  );
  const turn = r.int(-24, 24);
  const lines = r.pick([
    circle(X, H * 0.98, H * 0.3, 'none', { stroke: p[4], 'stroke-width': H * 0.012 }) +
      line(
        [
          [-60, H * 0.98],
          [W + 60, H * 0.98],
        ],
        p[4],
        H * 0.012,
      ),
    rect(X - H * 0.2, H * 0.62, H * 0.4, H * 0.5, 'none', { stroke: p[4], 'stroke-width': H * 0.012 }) +
      path(
        `M${num(X - H * 0.2)} ${num(H * 0.62)}A${num(H * 0.2)} ${num(H * 0.2)} 0 0 1 ${num(X + H * 0.2)} ${num(H * 0.62)}`,
        'none',
        { stroke: p[4], 'stroke-width': H * 0.012 },
      ),
    line(
      [
        [X, H * 0.5],
        [X, H + 60],
      ],
      p[4],
      H * 0.012,
    ) +
      line(
        [
          [-60, H * 0.66],
          [W + 60, H * 0.66],
        ],
        p[4],
        H * 0.012,
      ),
  ]);
  const far = r.chance(0.5) ? 1 : -1;
  const bounce = curve(
    `M${num(bx - far * H * 0.5)} ${num(H * 0.5)}Q${num(bx - far * H * 0.3)} ${num(by - H * 0.1)} ${num(bx)} ${num(by)}`,
    p[4],
    H * 0.008,
    { 'stroke-dasharray': '2 20', 'stroke-linecap': 'round' },
  );
  return (
    ground(c, p[1]) +
    defs(clip('ball', circle(0, 0, 100, '#000')), dots('dot', 14, 2.6, p[0])) +
    rect(-60, H * 0.5, W + 120, H * 0.6, p[2]) +
    polygon(
      [
        [-60, H * 0.5],
        [W + 60, H * 0.5],
        [W + 60, H * 0.53],
        [-60, H * 0.53],
      ],
      p[0],
      { opacity: 0.25 },
    ) +
    rect(-60, -60, W + 120, H * 0.5 + 60, 'url(#dot)', { opacity: 0.5 }) +
    lines +
    ellipse(bx, H * 0.82, R * 0.9, R * 0.2, p[0], { opacity: 0.35 }) +
    bounce +
    at(bx, by, R / 100, ball, ` rotate(${turn})`)
  );
};
