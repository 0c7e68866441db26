// Tin soldiers in ranks, one of them the wrong way round.
import { at, circle, defs, ellipse, ground, group, line, many, path, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const tinRanks: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const columns = r.int(4, 6);
  const rows = r.int(4, 5);
  const gap = (H * 0.66) / columns;
  const odd = r.int(0, columns * rows - 1);
  const soldier = (coat: string, band: string) =>
    rect(-20, -150, 40, 54, p[0], { rx: 6 }) +
    rect(-20, -112, 40, 7, p[3]) +
    circle(0, -92, 19, p[4]) +
    rect(-20, -100, 40, 10, p[0]) +
    path('M-30-74H30L24-10H-24Z', coat) +
    line(
      [
        [-24, -72],
        [20, -16],
      ],
      band,
      8,
    ) +
    rect(-22, -12, 18, 40, p[0]) +
    rect(4, -12, 18, 40, p[0]) +
    rect(34, -170, 5, 150, p[0]) +
    ellipse(0, 30, 36, 8, p[1]);
  const slant = r.float(-0.16, 0.16);
  let out = '';
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const i = y * columns + x;
      const cx = W * fx + (x - (columns - 1) / 2) * gap * (0.8 + y * 0.07) + (y - rows / 2) * slant * H * 0.5;
      const cy = H * (0.3 + y * (0.56 / rows)) + gap * 0.4;
      const s = (gap / 88) * (0.72 + y * 0.06);
      out += at(
        cx,
        cy,
        s,
        i === odd ? group(soldier(p[3], p[2]), { transform: 'scale(-1 1)' }) : soldier(p[2], p[4]),
      );
    }
  }
  return (
    ground(c, p[1]) +
    defs() +
    many(18, (i) => rect(-60, i * H * 0.07 - 20, W + 120, H * 0.035, p[0], { opacity: 0.14 })) +
    circle(W * fx, H * r.float(0.36, 0.5), H * r.float(0.26, 0.34), p[3], { opacity: 0.25 }) +
    out
  );
};
