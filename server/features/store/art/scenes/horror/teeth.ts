// A mouth, from inside.
import { defs, dots, ellipse, ground, group, many, num, path } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const teeth: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const count = r.pick([7, 9, 11]);
  const span = W > H ? H * 0.62 : W * 0.54;
  const row = (upper: boolean) =>
    many(count, (i) => {
      const t = (i - (count - 1) / 2) / ((count - 1) / 2);
      const w = ((span * 2.15) / count) * (1.12 - Math.abs(t) * 0.25);
      const x = X + t * span;
      const base = upper ? H * (0.17 + 0.12 * t * t) : H * (0.85 - 0.12 * t * t);
      const length = H * (0.19 - Math.abs(t) * 0.05 + r.float(-0.05, 0.03)) * (upper ? 1 : -1);
      return (
        path(
          `M${num(x - w / 2)} ${num(base)}C${num(x - w * 0.52)} ${num(base + length * 0.7)} ${num(x - w * 0.2)} ${num(base + length)} ${num(x)} ${num(base + length)}S${num(x + w * 0.52)} ${num(base + length * 0.7)} ${num(x + w / 2)} ${num(base)}Z`,
          p[4],
        ) +
        path(
          `M${num(x + w * 0.1)} ${num(base)}C${num(x + w * 0.2)} ${num(base + length * 0.6)} ${num(x + w * 0.12)} ${num(base + length * 0.86)} ${num(x)} ${num(base + length)}C${num(x + w * 0.5)} ${num(base + length * 0.9)} ${num(x + w * 0.5)} ${num(base + length * 0.5)} ${num(x + w / 2)} ${num(base)}Z`,
          p[3],
          { opacity: 0.6 },
        )
      );
    });
  const gum = (upper: boolean, fill: string) =>
    path(
      upper
        ? `M-60-60H${num(W + 60)}V${num(H * 0.34)}Q${num(X)} ${num(H * 0.1)} -60 ${num(H * 0.34)}Z`
        : `M-60 ${num(H + 60)}H${num(W + 60)}V${num(H * 0.68)}Q${num(X)} ${num(H * 0.92)} -60 ${num(H * 0.68)}Z`,
      fill,
    );
  return (
    defs(dots('dot', 11, 2.2, p[1])) +
    ground(c, p[0]) +
    ellipse(X, H * 0.51, H * 0.34, H * 0.3, p[1], { opacity: 0.55 }) +
    ellipse(X, H * 0.51, H * 0.22, H * 0.2, p[0]) +
    row(true) +
    row(false) +
    gum(true, p[2]) +
    gum(false, p[2]) +
    group(gum(true, 'url(#dot)') + gum(false, 'url(#dot)'), { opacity: 0.5 })
  );
};
