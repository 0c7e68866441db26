// Karst peaks in bands of mist: ink and one sun.
import { walker } from '../../figures.ts';
import { at, circle, curve, defs, fade, ground, group, line, many, num, path, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const karst: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const row = (y: number, h: number, fill: string, count: number, opacity?: number) =>
    path(
      many(count, (i) => {
        const x = ((i + r.float(0.1, 0.9)) / count) * W;
        const w = r.float(0.5, 1) * h * 0.62;
        const t = h * r.float(0.6, 1.1);
        return `M${num(x - w)} ${num(y)}C${num(x - w * 0.6)} ${num(y - t * 0.4)} ${num(x - w * 0.62)} ${num(y - t)} ${num(x)} ${num(y - t)}S${num(x + w * 0.5)} ${num(y - t * 0.3)} ${num(x + w)} ${num(y)}Z`;
      }),
      fill,
      { opacity },
    );
  const mist = (y: number, h: number) => rect(0, y, W, h, 'url(#mist)');
  const boat =
    path('M-74-6Q0 22 74-6L52 16H-48Z', p[0]) +
    path('M-30-6C-28-34 22-34 26-6Z', p[1]) +
    group(walker(p[0]), { transform: 'translate(46 -4)' }) +
    line(
      [
        [58, -24],
        [96, 22],
      ],
      p[0],
      2.5,
    );
  const ripples = many(9, () => {
    const x = r.float(0, W);
    const y = H * r.float(0.9, 0.98);
    return curve(`M${num(x)} ${num(y)}h${num(r.float(30, 120))}`, p[2], 2);
  });
  return (
    defs(
      fade('mist', [
        [0, p[4], 0],
        [0.7, p[4], 0.95],
        [1, p[4], 1],
      ]),
    ) +
    ground(c, p[4]) +
    circle(W * fx * r.float(0.55, 1.2), H * r.float(0.2, 0.32), H * 0.105, p[3]) +
    row(H * 0.5, H * 0.26, p[2], 5, 0.75) +
    mist(H * 0.34, H * 0.17) +
    row(H * 0.64, H * 0.26, p[1], 4, 0.92) +
    mist(H * 0.5, H * 0.15) +
    row(H * 0.8, H * 0.3, p[0], 3) +
    mist(H * 0.62, H * 0.2) +
    rect(0, H * 0.8, W, H * 0.2 + 40, p[4]) +
    at(W * fx * r.float(0.5, 1.2), H * 0.875, H / 800, boat) +
    ripples
  );
};
