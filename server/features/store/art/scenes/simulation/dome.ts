// A glass dome full of plants, standing among stars.
import { circle, clip, curve, defs, ellipse, group, many, num, path, rect, sky } from '../../ink.ts';
import { stars } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const dome: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const R = H * r.float(0.27, 0.33);
  const Y = H * 0.72;
  const stem = (x: number, h: number, i: number) => {
    const lean = r.float(-0.25, 0.25) * h;
    const leaves = many(4, (k) => {
      const t = 0.35 + k * 0.2;
      return ellipse(
        x + lean * t + (k % 2 ? 1 : -1) * h * 0.09,
        Y - h * t,
        h * 0.1,
        h * 0.042,
        i % 2 ? p[2] : p[3],
        { transform: `rotate(${k % 2 ? -28 : 28} ${num(x + lean * t)} ${num(Y - h * t)})` },
      );
    });
    return (
      curve(
        `M${num(x)} ${num(Y)}Q${num(x)} ${num(Y - h * 0.5)} ${num(x + lean)} ${num(Y - h)}`,
        p[2],
        H * 0.007,
      ) +
      leaves +
      circle(x + lean, Y - h, H * r.float(0.012, 0.026), i % 3 ? p[3] : p[4])
    );
  };
  const plants = many(9, (i) =>
    stem(X + ((i - 4) / 4.6) * R, R * r.float(0.35, 0.82) * (1 - Math.abs(i - 4) * 0.1), i),
  );
  const moon = r.float(0.1, 0.24);
  return (
    sky(c, [
      [0, p[0]],
      [1, p[1]],
    ]) +
    stars(c, 120, p[4], 0.85) +
    circle(X + H * r.float(-0.34, 0.34), H * moon, H * r.float(0.05, 0.1), p[3]) +
    ellipse(X, Y + H * 0.3, H * 0.74, H * 0.34, p[1]) +
    ellipse(X, Y + H * 0.33, H * 0.74, H * 0.34, p[0]) +
    many(8, () =>
      ellipse(
        X + r.float(-0.4, 0.4) * H,
        Y + H * r.float(0.06, 0.24),
        H * r.float(0.012, 0.04),
        H * 0.008,
        p[1],
      ),
    ) +
    defs(
      clip(
        'dome',
        path(`M${num(X - R)} ${num(Y)}A${num(R)} ${num(R)} 0 0 1 ${num(X + R)} ${num(Y)}Z`, '#000'),
      ),
    ) +
    group(rect(X - R, Y - R, R * 2, R, p[4], { opacity: 0.2 }) + plants, { 'clip-path': 'url(#dome)' }) +
    path(`M${num(X - R)} ${num(Y)}A${num(R)} ${num(R)} 0 0 1 ${num(X + R)} ${num(Y)}`, 'none', {
      stroke: p[4],
      'stroke-width': H * 0.008,
    }) +
    many(3, (i) =>
      ellipse(X, Y, R * (0.34 + i * 0.3), R, 'none', {
        stroke: p[4],
        'stroke-width': 2,
        opacity: 0.5,
        'clip-path': 'url(#dome)',
      }),
    ) +
    rect(X - R * 1.12, Y - H * 0.006, R * 2.24, H * 0.05, p[4], { rx: 6 }) +
    rect(X - R * 1.12, Y + H * 0.022, R * 2.24, H * 0.022, p[2]) +
    rect(X + R * 0.62, Y - H * 0.07, H * 0.04, H * 0.07, p[4]) +
    circle(X + R * 0.62 + H * 0.02, Y - H * 0.075, H * 0.02, p[4])
  );
};
