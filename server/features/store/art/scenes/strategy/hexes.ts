// Hexagons rising to one crown.
import { at, circle, ground, type Point, path, polygon, rect, times } from '../../ink.ts';
import { glints } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const hexes: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const s = H * r.float(0.042, 0.058);
  const X = W * fx + H * r.float(-0.07, 0.07);
  const Y = H * r.float(0.5, 0.58);
  const w = s * 0.866;
  const reach = r.float(0.38, 0.48);
  const tones = [p[1], p[4], p[2], p[2], p[1], p[3], p[4]];
  const tile = (x: number, y: number, e: number) => {
    const z = e * s * 0.42;
    const top = times(6, (i): Point => {
      const a = (Math.PI / 3) * i + Math.PI / 6;
      return [x + Math.cos(a) * s, y + Math.sin(a) * s * 0.62 - z];
    });
    const base = y + s * 0.62 + 6;
    return (
      polygon(
        [
          [x - w, y + s * 0.31 - z],
          [x, y + s * 0.62 - z],
          [x + w, y + s * 0.31 - z],
          [x + w, base - s * 0.31],
          [x, base],
          [x - w, base - s * 0.31],
        ],
        p[0],
      ) +
      polygon(top, tones[e] ?? p[2]) +
      (e === 3 || e === 4 ? polygon(top, p[0], { opacity: e === 3 ? 0.2 : 0.12 }) : '')
    );
  };
  let body = '';
  let summit: Point = [X, Y];
  for (let row = 0; row * s * 0.93 < H * 1.02; row++) {
    for (let q = -1; q * s * 1.732 < W + s * 2; q++) {
      const x = (q + (row % 2) / 2) * s * 1.732;
      const y = row * s * 0.93 + H * 0.16;
      const d = Math.hypot(x - X, (y - Y) * 1.35) / H;
      const e = Math.max(0, Math.min(6, Math.round((reach - d) * 13 + r.float(-0.9, 0.9))));
      if (e) body += tile(x, y, e);
      if (Math.hypot(x - X, y - Y) < s) summit = [x, y];
    }
  }
  const crown =
    path('M-52 0-62-56-30-30 0-74 30-30 62-56 52 0Z', p[3]) +
    rect(-52, 4, 104, 12, p[3]) +
    circle(0, -80, 8, p[3]) +
    circle(-62, -62, 6, p[3]) +
    circle(62, -62, 6, p[3]);
  return (
    ground(c, p[1]) +
    rect(-60, -60, W + 120, H + 120, p[0], { opacity: 0.25 }) +
    glints(c, 24, 0.1, p[4]) +
    body +
    at(summit[0], summit[1] - s * 3, H / 800, crown)
  );
};
