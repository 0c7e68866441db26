// A small racing car from above, between kerbs.
import { at, circle, curve, ground, group, many, num, path, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const grid: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const angle = r.int(-26, 26);
  const formula = (body: string, mark: string) =>
    rect(-52, -118, 104, 14, mark, { rx: 3 }) +
    rect(-46, 104, 92, 22, body, { rx: 3 }) +
    path('M-9-128H9L16-60 26-10 34 60 22 112H-22L-34 60-26-10-16-60Z', body) +
    path('M-34 0-46 24-44 70-30 74ZM34 0 46 24 44 70 30 74Z', mark) +
    [
      [-46, -86],
      [46, -86],
      [-50, 84],
      [50, 84],
    ]
      .map(([x = 0, y = 0]) => rect(x - 12, y - 22, 24, 44, p[0], { rx: 5 }))
      .join('') +
    rect(-3, -128, 6, 90, mark) +
    circle(0, 6, 15, p[4]) +
    path('M-10 4A10 10 0 0 1 10 4Z', p[0]);
  const lanes = many(11, (i) => {
    const y = -H * 0.6 + i * H * 0.22;
    return rect(-H * 0.02, y, H * 0.04, H * 0.1, p[4], { opacity: 0.5 });
  });
  const kerb = (x: number) =>
    many(26, (i) => rect(x, -H * 1.1 + i * H * 0.09, H * 0.045, H * 0.09, i % 2 ? p[4] : p[2]));
  const slots = many(4, (i) => {
    const x = (i % 2 ? 1 : -1) * H * 0.13;
    const y = -H * 0.26 + i * H * 0.2 + r.float(-0.02, 0.02) * H;
    const paint = [p[3], p[2], p[4], p[1]][i] ?? p[3];
    return (
      curve(
        `M${num(x - H * 0.085)} ${num(y - H * 0.1)}v${num(-H * 0.05)}h${num(H * 0.17)}v${num(H * 0.05)}`,
        p[4],
        H * 0.008,
      ) + at(x, y, (H / 800) * 0.86, formula(paint, paint === p[4] ? p[2] : p[4]))
    );
  });
  return (
    ground(c, p[1]) +
    group(
      rect(-H * 0.34, -H * 1.2, H * 0.68, H * 2.4, p[0]) +
        kerb(-H * 0.34 - H * 0.045) +
        kerb(H * 0.34) +
        lanes +
        slots +
        many(16, (i) =>
          rect(
            -H * 0.32 + (i % 16) * H * 0.04,
            -H * 0.44 + r.float(0, 0.004) * H,
            H * 0.04,
            H * 0.03,
            i % 2 ? p[4] : p[0],
          ),
        ),
      { transform: `translate(${num(X)} ${num(H * 0.5)}) rotate(${angle})` },
    )
  );
};
