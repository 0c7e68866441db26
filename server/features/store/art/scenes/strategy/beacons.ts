// Fires on one peak after another.
import { at, circle, curve, type Point, path, polygon, rect, sky } from '../../ink.ts';
import { ridge, stars } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const beacons: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const rows = r.int(4, 5);
  const start = r.chance(0.5) ? 0 : 1;
  let out = '';
  for (let i = 0; i < rows; i++) {
    const t = i / (rows - 1);
    const y = H * (0.4 + t * 0.42);
    const list = ridge(c, y, H * (0.08 + t * 0.06), 5, 0.5);
    const fill = [p[2], p[2], p[1], p[1], p[0]][Math.round(t * 4)] ?? p[0];
    out += polygon(list, fill, { opacity: i === 0 ? 0.6 : 1 });
    const want = W * (fx + ((i + start) % 2 ? 1 : -1) * r.float(0.12, 0.26));
    const spot = list
      .slice(2, -2)
      .reduce<Point>(
        (best, point) => (Math.abs(point[0] - want) < Math.abs(best[0] - want) ? point : best),
        [0, y],
      );
    const s = (H / 800) * (0.34 + t * 0.9);
    const tower = path('M-30 0-22-60H22L30 0Z', p[0]) + rect(-28, -70, 56, 12, p[0]);
    const flame =
      path('M0-150C34-112 30-76 0-70-30-76-30-110 0-150Z', p[3]) +
      path('M0-118C16-98 14-78 0-74-14-78-14-98 0-118Z', p[4]) +
      circle(0, -100, 84, p[3], { opacity: 0.18 });
    const smoke = curve('M0-150c-30-40 30-66 0-120s34-70 6-120', p[4], 9, {
      opacity: 0.35,
      'stroke-linecap': 'round',
    });
    out += at(spot[0], spot[1] + 4, s, smoke + flame + tower);
  }
  return (
    sky(c, [
      [0, p[0]],
      [0.6, p[1]],
      [1, p[2]],
    ]) +
    stars(c, 80, p[4], 0.4) +
    circle(W * r.float(0.2, 0.8), H * r.float(0.14, 0.24), H * r.float(0.04, 0.07), p[4]) +
    out
  );
};
