// A night train through snow.
import { pine } from '../../figures.ts';
import { circle, group, many, num, path, rect, sky } from '../../ink.ts';
import { hills, stars } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const nightTrain: Scene = (c) => {
  const { W, H, p, r } = c;
  const y = H * r.float(0.58, 0.66);
  const tilt = r.int(-7, 7);
  const w = H * r.float(0.24, 0.32);
  const train = many(Math.ceil(W / w) + 3, (i) => {
    const x = i * w - w * 1.3;
    const windows = many(4, (k) =>
      rect(x + w * (0.09 + k * 0.215), y - H * 0.1, w * 0.15, H * 0.052, r.chance(0.85) ? p[3] : p[1], {
        rx: 4,
      }),
    );
    return (
      rect(x + 3, y - H * 0.135, w - 6, H * 0.135, p[2], { rx: 10 }) +
      rect(x + 3, y - H * 0.036, w - 6, H * 0.01, p[4]) +
      windows +
      circle(x + w * 0.2, y + 4, H * 0.014, p[0]) +
      circle(x + w * 0.8, y + 4, H * 0.014, p[0])
    );
  });
  const snow = many(120, () =>
    circle(r.float(0, W), r.float(0, H), r.float(1, 4), p[4], { opacity: r.float(0.4, 0.95) }),
  );
  return (
    sky(c, [
      [0, p[0]],
      [0.7, p[1]],
    ]) +
    stars(c, 40, p[4], 0.4) +
    circle(W * r.float(0.2, 0.8), H * r.float(0.16, 0.28), H * r.float(0.06, 0.1), p[4]) +
    path(hills(c, H * 0.46, H * 0.09, 3), p[1]) +
    many(14, (i) => pine((i / 13) * W + r.float(-20, 20), H * 0.56, H * r.float(0.1, 0.22), p[0])) +
    group(
      rect(-120, y, W + 240, H, p[4]) +
        train +
        many(30, (i) => rect(i * H * 0.07 - 80, y + H * 0.018, H * 0.04, H * 0.012, p[0])) +
        rect(-120, y + H * 0.012, W + 240, H * 0.008, p[0]),
      {
        transform: `rotate(${tilt} ${num(W / 2)} ${num(y)})`,
      },
    ) +
    path(hills(c, H * 0.8, H * 0.03, 2), p[4]) +
    many(r.int(3, 6), () => pine(r.float(0, W), H * r.float(0.84, 0.96), H * r.float(0.14, 0.26), p[0])) +
    snow
  );
};
