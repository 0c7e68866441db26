// Banners against one sun.
import { circle, defs, dots, line, many, num, path, polygon, rect, sky } from '../../ink.ts';
import { ridge } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const banners: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const inks = r.shuffle([p[2], p[3], p[1], p[4], p[0], p[3]]);
  const sun = H * r.float(0.22, 0.32);
  const sunX = X + H * r.float(-0.1, 0.1);
  const sunY = H * r.float(0.34, 0.44);
  const spears = many(46, (i) => {
    const x = (i / 45) * W;
    const h = r.float(0.16, 0.26) * H;
    return (
      line(
        [
          [x, H * 0.86],
          [x + r.float(-8, 8), H * 0.86 - h],
        ],
        p[0],
        2.4,
      ) +
      polygon(
        [
          [x - 4, H * 0.86 - h + 4],
          [x + 4, H * 0.86 - h + 4],
          [x, H * 0.86 - h - 14],
        ],
        p[0],
      )
    );
  });
  const count = r.int(3, 6);
  const mark = r.int(0, 2);
  const flags = many(count, (i) => {
    const x = X + (i - (count - 1) / 2) * H * (0.65 / count) - H * 0.04;
    const top = H * (0.38 + Math.abs(i - (count - 1) / 2) * 0.034 + r.float(0, 0.03));
    const w = H * (0.47 / count) * 0.9;
    const h = H * r.float(0.22, 0.3);
    const ink = inks[i] ?? p[2];
    const sign = ink === p[0] ? p[3] : p[0];
    const [sx, sy, sr] = [x + w / 2, top + h * 0.3, Math.min(w * 0.25, H * 0.03)];
    const emblem = [
      circle(sx, sy, sr, 'none', { stroke: sign, 'stroke-width': 4 }),
      polygon(
        [
          [sx, sy - sr],
          [sx + sr, sy],
          [sx, sy + sr],
          [sx - sr, sy],
        ],
        sign,
      ),
      line(
        [
          [sx - sr, sy + sr],
          [sx, sy - sr],
          [sx + sr, sy + sr],
        ],
        sign,
        5,
      ),
    ][mark];
    return (
      line(
        [
          [x, H * 0.9],
          [x, top - 20],
        ],
        p[0],
        H * 0.008,
      ) +
      path(
        `M${num(x)} ${num(top)}h${num(w)}v${num(h)}l${num(-w * 0.5)} ${num(-w * 0.4)}l${num(-w * 0.5)} ${num(w * 0.4)}z`,
        ink,
        { stroke: p[0], 'stroke-width': 3 },
      ) +
      (emblem ?? '')
    );
  });
  return (
    sky(c, [
      [0, p[3]],
      [1, p[4]],
    ]) +
    defs(dots('dot', 12, 2.4, p[3])) +
    circle(sunX, sunY, sun, p[2]) +
    circle(sunX, sunY, sun, 'url(#dot)', { opacity: 0.22 }) +
    polygon(ridge(c, H * 0.7, H * 0.06), p[1], { opacity: 0.7 }) +
    spears +
    flags +
    many(44, (i) => circle((i / 43) * W, H * 0.875 + r.float(-4, 6), H * 0.016, p[0])) +
    rect(-60, H * 0.875, W + 120, H, p[0])
  );
};
