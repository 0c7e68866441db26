import { curve, ground, group, many, num, type Point, polygon, rect, times } from '../../ink.ts';
import { rounded } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const circuit: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const Y = H * 0.55;
  const count = r.pick([7, 9, 11]);
  const bend = r.int(0, 1);
  const corners = times(count, (i): Point => {
    const a = (i / count) * Math.PI * 2;
    const q = (i % 2 === bend ? 0.39 : 0.27) * r.float(0.8, 1.1);
    return [X + Math.cos(a) * q * H * 0.68, Y + Math.sin(a) * q * H * 0.98];
  });
  const d = rounded(corners);
  const first = corners[0] ?? [X, Y];
  const last = corners.at(-1) ?? [X, Y];
  const start: Point = [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2];
  const turn = (Math.atan2(first[1] - last[1], first[0] - last[0]) * 180) / Math.PI;
  const road = (stroke: string, width: number, more = {}) =>
    curve(d, stroke, (width * H) / 800, { 'stroke-linejoin': 'round', ...more });
  const slant = r.pick([0.6, -0.6, 0.2, -0.2]);
  const stripes = many(22, (i) => {
    const x = (i * W) / 8 - W;
    return polygon(
      [
        [x, 0],
        [x + W / 16, 0],
        [x + W / 16 + slant * H, H],
        [x + slant * H, H],
      ],
      p[0],
      { opacity: 0.16 },
    );
  });
  const flag = many(16, (i) =>
    rect(-16 + (i % 4) * 8, -16 + Math.floor(i / 4) * 8, 8, 8, (i + Math.floor(i / 4)) % 2 ? p[4] : p[0]),
  );
  return (
    ground(c, p[1]) +
    stripes +
    road(p[0], 150, { opacity: 0.28 }) +
    road(p[4], 82) +
    road(p[2], 82, { 'stroke-dasharray': '20 20' }) +
    road(p[0], 64) +
    road(p[4], 2.5, { 'stroke-dasharray': '16 22', opacity: 0.6 }) +
    road(p[3], 5, { 'stroke-dasharray': `${num(H * r.float(0.3, 0.7))} 9999` }) +
    group(flag, {
      transform: `translate(${num(start[0])} ${num(start[1])}) rotate(${num(turn)}) scale(${num(H / 800)} ${num((H / 800) * 2)})`,
    })
  );
};
