// Cubes that go in and out at once.
import { ground, polygon } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const cubes: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const s = H * r.float(0.062, 0.088);
  const w = s * 0.866;
  const cube = (x: number, y: number, top: string, left: string, right: string, k = 1) =>
    polygon(
      [
        [x, y - s * k],
        [x + w * k, y - (s / 2) * k],
        [x, y],
        [x - w * k, y - (s / 2) * k],
      ],
      top,
    ) +
    polygon(
      [
        [x - w * k, y - (s / 2) * k],
        [x, y],
        [x, y + s * k],
        [x - w * k, y + (s / 2) * k],
      ],
      left,
    ) +
    polygon(
      [
        [x + w * k, y - (s / 2) * k],
        [x, y],
        [x, y + s * k],
        [x + w * k, y + (s / 2) * k],
      ],
      right,
    );
  const centre = W * fx;
  const reach = r.float(0.24, 0.34);
  let body = '';
  for (let row = -1; row * s * 1.5 < H + s * 3; row++) {
    for (let column = -1; column * w * 2 < W + w * 4; column++) {
      const x = column * w * 2 + (row % 2 ? w : 0);
      const y = row * s * 1.5;
      const near = Math.hypot((x - centre) / H, y / H - 0.48) < reach + r.float(-0.05, 0.05);
      const accent = near && r.chance(0.22);
      body += near
        ? cube(x, y, accent ? p[3] : p[4], accent ? p[2] : p[2], accent ? p[1] : p[1])
        : cube(x, y, p[1], p[0], p[0]);
      if (near && r.chance(0.3)) body += cube(x, y, p[2], p[1], p[0], 0.5);
    }
  }
  return ground(c, p[0]) + body;
};
