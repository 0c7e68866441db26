import { curve, defs, ellipse, fade, halo, many, num, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const trails: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const Y = H * r.float(0.38, 0.48);
  const curl = H * r.float(-0.3, 0.3);
  const city = many(22, (i) => {
    const w = W / 20;
    const h = r.float(0.03, 0.17) * H * (1 - Math.abs(i / 21 - fx) * 0.7);
    const lamps = r.chance(0.6)
      ? rect((i - 1) * w + w * 0.3, Y - h + 8, 4, 4, p[3]) +
        rect((i - 1) * w + w * 0.6, Y - h + 20, 4, 4, p[4], { opacity: 0.6 })
      : '';
    return rect((i - 1) * w, Y - h, w + 1, h + 2, i % 3 ? p[1] : p[0]) + lamps;
  });
  const trail = (side: 1 | -1, count: number) =>
    many(count, (i) => {
      const end = X + side * (0.1 + (i / count) * 1.1) * H * 0.62 + r.float(-10, 10);
      const middle = X + side * (i / count) * H * 0.13 + curl * 0.3;
      return curve(
        `M${num(X + side * 3)} ${num(Y + 3)}Q${num(middle)} ${num(Y + H * 0.14)} ${num(end + curl)} ${num(H + 20)}`,
        side < 0 ? r.pick([p[4], p[4], p[3]]) : r.pick([p[2], p[2], p[3]]),
        r.float(1.5, 9),
        { opacity: r.float(0.45, 1), 'stroke-linecap': 'round' },
      );
    });
  return (
    defs(
      fade('sky', [
        [0, p[0]],
        [0.7, p[1]],
        [1, p[2]],
      ]),
      fade('road', [
        [0, p[1]],
        [0.35, p[0]],
      ]),
      halo('glow', [
        [0, p[3], 0.9],
        [1, p[2], 0],
      ]),
    ) +
    rect(0, 0, W, Y + 1, 'url(#sky)') +
    city +
    rect(0, Y, W, H - Y, 'url(#road)') +
    ellipse(X, Y, H * 0.42, H * 0.09, 'url(#glow)') +
    trail(-1, r.int(8, 13)) +
    trail(1, r.int(8, 13))
  );
};
