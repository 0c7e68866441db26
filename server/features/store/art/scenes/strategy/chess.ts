// Pieces on a board that goes to the horizon.
import { at, circle, ellipse, path, polygon, rect, sky, times } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const chess: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const horizon = H * r.float(0.4, 0.5);
  const rows = 9;
  const depth = (i: number) => horizon + (H * 1.08 - horizon) * (i / rows) ** 1.7;
  let board = '';
  for (let i = 0; i < rows; i++) {
    const y0 = depth(i);
    const y1 = depth(i + 1);
    const k0 = (y0 - horizon) / (H - horizon) + 0.12;
    const k1 = (y1 - horizon) / (H - horizon) + 0.12;
    for (let j = -9; j < 9; j++) {
      if ((i + j) % 2 === 0) continue;
      const u = H * 0.17;
      board += polygon(
        [
          [X + j * u * k0, y0],
          [X + (j + 1) * u * k0, y0],
          [X + (j + 1) * u * k1, y1],
          [X + j * u * k1, y1],
        ],
        p[0],
      );
    }
  }
  const base = 'M-46 0C-46-16-30-20-26-28H26C30-20 46-16 46 0Z';
  const pieces: readonly ((fill: string) => string)[] = [
    (f) => path(`${base}M-20-26C-12-60-14-80-20-92H20C14-80 12-60 20-26Z`, f) + circle(0, -108, 24, f),
    (f) => path(`${base}M-22-26-16-110H16L22-26ZM-32-110H32V-150H20V-138H6V-150H-6V-138H-20V-150H-32Z`, f),
    (f) =>
      path(`${base}M-22-26C-10-70-14-110-22-130H22C14-110 10-70 22-26Z`, f) +
      path('M-30-130-40-182-14-158 0-192 14-158 40-182 30-130Z', f),
    (f) =>
      path(`${base}M-24-26C-20-70-40-80-44-110-40-128-6-150 0-170L10-152C40-136 40-80 26-26Z`, f) +
      circle(-4, -132, 5, p[4]),
    (f) =>
      path(`${base}M-20-26C-10-70-10-100-16-120H16C10-100 10-70 20-26Z`, f) +
      path('M0-190C26-164 26-134 0-122-26-134-26-164 0-190Z', f),
  ];
  const light = r.chance(0.5) ? p[4] : p[3];
  const set = times(r.int(4, 6), (i) => ({
    x: r.float(-0.34, 0.34),
    row: i * 0.95 + 2.2,
    piece: r.pick(pieces),
    fill: i % 2 ? light : p[2],
  }))
    .map(({ x, row, piece, fill }) => {
      const y = depth(row);
      const k = (y - horizon) / (H - horizon) + 0.12;
      return (
        ellipse(X + x * H * (0.5 + k * 0.6), y, 60 * k * 1.3 * (H / 800), 14 * k * (H / 800), p[0], {
          opacity: 0.4,
        }) + at(X + x * H * (0.5 + k * 0.6), y, (H / 800) * (0.5 + k * 2.1), piece(fill))
      );
    })
    .join('');
  return (
    sky(c, [
      [0, p[1]],
      [0.5, p[2]],
    ]) +
    circle(X + H * r.float(-0.16, 0.16), horizon - H * r.float(0.04, 0.12), H * r.float(0.12, 0.18), p[3]) +
    rect(-60, horizon, W + 120, H, p[1]) +
    board +
    rect(-60, horizon - 2, W + 120, 4, p[0]) +
    set
  );
};
