// A curtain, and shoes under it.
import { defs, ellipse, fade, ground, many, num, path, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const curtain: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const folds = r.int(11, 17);
  const hem = H * r.float(0.8, 0.84);
  const open = H * r.float(0.02, 0.14);
  const cloth = many(folds, (i) => {
    const t = (i + 0.5) / folds;
    const x0 = (i / folds) * W * 1.1 - W * 0.05;
    const w = (W * 1.1) / folds;
    const side = x0 + w / 2 < X ? -1 : 1;
    const pull = open * Math.exp(-(((x0 + w / 2 - X) / (H * 0.24)) ** 2)) * side;
    const fill = i % 2 ? p[2] : p[1];
    return path(
      `M${num(x0)} -60h${num(w + 1)}C${num(x0 + w)} ${num(H * 0.4)} ${num(x0 + w + pull)} ${num(H * 0.5)} ${num(x0 + w + pull)} ${num(hem + (i % 2) * 8)}h${num(-w - 1)}C${num(x0 + pull)} ${num(H * 0.5)} ${num(x0)} ${num(H * 0.4)} ${num(x0)} -60Z`,
      fill,
      { opacity: 1 - Math.abs(t - 0.5) * 0.2 },
    );
  });
  const shoe = (x: number, flip: 1 | -1) =>
    path(
      `M${num(x)} ${num(hem + H * 0.034)}h${num(flip * H * 0.075)}q${num(flip * 8)}-16 ${num(-flip * H * 0.03)}-24l${num(-flip * H * 0.045)} ${num(-H * 0.03)}z`,
      p[0],
    );
  const scallops = many(9, (i) =>
    path(
      `M${num((i / 9) * W * 1.1 - W * 0.05)} ${num(H * 0.07)}h${num((W * 1.1) / 9)}q${num(-(W * 1.1) / 18)} ${num(H * 0.1)} ${num(-(W * 1.1) / 9)} 0z`,
      i % 2 ? p[1] : p[2],
    ),
  );
  return (
    ground(c, p[0]) +
    defs(
      fade('floor', [
        [0, p[3]],
        [1, p[2]],
      ]),
    ) +
    rect(-60, H * 0.76, W + 120, H, 'url(#floor)') +
    ellipse(X, hem + H * 0.06, H * 0.3, H * 0.06, p[4], { opacity: 0.7 }) +
    shoe(X + H * r.float(-0.05, -0.02), -1) +
    shoe(X + H * r.float(0.02, 0.06), 1) +
    cloth +
    rect(-60, -60, W + 120, H * 0.075 + 60, p[1]) +
    scallops +
    rect(-60, H * 0.06, W + 120, H * 0.014, p[3])
  );
};
