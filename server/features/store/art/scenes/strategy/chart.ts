// Islands on a chart, a compass, and a route that costs something.
import {
  at,
  circle,
  curve,
  ground,
  group,
  line,
  many,
  num,
  type Point,
  path,
  polygon,
  times,
} from '../../ink.ts';
import { blob } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const chart: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const stops = times(
    r.int(5, 7),
    (i): Point => [
      X + H * (i % 2 ? 1 : -1) * r.float(0.06, 0.27),
      H * (0.16 + i * 0.115 + r.float(-0.03, 0.03)),
    ],
  );
  const isles = stops
    .map(([x, y]) => {
      const R = H * r.float(0.05, 0.1);
      const d = blob(0, 0, R, r, 9);
      return group(
        path(d, 'none', { stroke: p[4], 'stroke-width': H * 0.035, opacity: 0.22 }) +
          path(d, p[4]) +
          group(path(d, p[3]), { transform: 'translate(4 -4) scale(.78)' }) +
          group(path(d, p[2]), { transform: 'translate(8 -8) scale(.42)' }),
        {
          transform: `translate(${num(x)} ${num(y)})`,
        },
      );
    })
    .join('');
  const route = stops
    .map(([x, y], i) =>
      i
        ? `S${num(x + H * 0.1 * (i % 2 ? -1 : 1))} ${num(y - H * 0.05)} ${num(x)} ${num(y)}`
        : `M${num(x)} ${num(y)}C${num(x)} ${num(y)} ${num(x)} ${num(y)} ${num(x)} ${num(y)}`,
    )
    .join('');
  const end = stops.at(-1) ?? [X, H / 2];
  const ship = path('M-34 0H40L24 22H-22Z', p[0]) + path('M0-6V-64L34-6ZM-6-6V-50L-30-6Z', p[2]);
  const roseX = X + H * 0.24 * (r.chance(0.5) ? 1 : -1);
  const roseY = H * r.float(0.66, 0.8);
  const rose =
    many(8, (i) =>
      polygon(
        [
          [0, 0],
          [9, -14],
          [0, i % 2 ? -40 : -74],
        ],
        i % 2 ? p[3] : p[4],
        { transform: `rotate(${i * 45})` },
      ),
    ) + circle(0, 0, 50, 'none', { stroke: p[4], 'stroke-width': 2 });
  const rhumb = many(12, (i) =>
    line(
      [
        [roseX, roseY],
        [roseX + Math.cos((i / 6) * Math.PI) * (W + H), roseY + Math.sin((i / 6) * Math.PI) * (W + H)],
      ],
      p[4],
      1,
      { opacity: 0.28 },
    ),
  );
  const waves = many(16, () =>
    curve(`M${num(r.float(0, W))} ${num(r.float(0.05, 0.95) * H)}q8-9 16 0t16 0`, p[4], 2, { opacity: 0.4 }),
  );
  return (
    ground(c, p[1]) +
    rhumb +
    waves +
    isles +
    curve(route, p[0], 4, { 'stroke-dasharray': '4 12', 'stroke-linecap': 'round' }) +
    at(roseX, roseY, H / 900, rose) +
    at(end[0] - H * 0.03, end[1] - H * 0.02, H / 700, ship)
  );
};
