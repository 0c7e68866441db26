// One bright bolt between two cliffs, and somebody who did not wait.
import { runner } from '../../figures.ts';
import { at, curve, defs, fade, group, line, many, num, polygon, rect } from '../../ink.ts';
import { ridge } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const leap: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const left = H * r.float(0.5, 0.66);
  const right = H * r.float(0.42, 0.58);
  const gap = H * r.float(0.2, 0.27);
  const rain = many(40, () => {
    const x = r.float(-0.1, 1.1) * W;
    const y = r.float(0, 1) * H;
    return line(
      [
        [x, y],
        [x - 14, y + 46],
      ],
      p[4],
      1.6,
      { opacity: 0.35 },
    );
  });
  let x = X + H * r.float(-0.12, 0.12);
  let d = `M${num(x)} -20`;
  for (let y = 0; y < H * 0.92; y += H * 0.09) {
    x += H * r.float(-0.07, 0.07);
    d += `L${num(x)} ${num(y + H * 0.09)}`;
  }
  const cliff = (side: 1 | -1, top: number) =>
    polygon(
      [
        [X + side * (W + H), top - H * 0.03],
        [X + side * gap, top],
        [X + side * gap * 0.86, top + H * 0.07],
        [X + side * gap * 1.15, top + H * 0.2],
        [X + side * gap * 1.05, H + 60],
        [X + side * (W + H), H + 60],
      ],
      p[0],
    );
  return (
    defs(
      fade('sky', [
        [0, p[0]],
        [0.5, p[1]],
        [1, p[2]],
      ]),
    ) +
    rect(0, 0, W, H, 'url(#sky)') +
    polygon(ridge(c, H * 0.6, H * 0.16), p[1], { opacity: 0.9 }) +
    curve(d, p[3], H * 0.022, { 'stroke-linejoin': 'bevel' }) +
    curve(d, p[4], H * 0.009, { 'stroke-linejoin': 'bevel' }) +
    cliff(-1, left) +
    cliff(1, right) +
    rain +
    at(
      X,
      Math.min(left, right) - H * r.float(0.02, 0.09),
      H / 430,
      group(runner(p[4]), { transform: 'rotate(-8)' }),
    )
  );
};
