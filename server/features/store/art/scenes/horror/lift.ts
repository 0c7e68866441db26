// A lift whose doors do not quite close.
import { circle, ground, many, num, path, polygon, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const lift: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const half = H * 0.26;
  const top = H * 0.17;
  const foot = H * 0.8;
  const gap = H * r.float(0.012, 0.06);
  const lamps = r.int(5, 8);
  const on = r.int(0, lamps - 1);
  const fingers = many(4, (i) =>
    rect(X + gap - 3, H * (0.44 + i * 0.026), H * 0.05, H * 0.018, p[4], { rx: 8 }),
  );
  const bricks = Math.ceil(W / (H * 0.2)) + 2;
  const brick = many(10 * bricks, (i) => {
    const y = Math.floor(i / bricks) * H * 0.11;
    const x = (i % bricks) * H * 0.2 - (Math.floor(i / bricks) % 2) * H * 0.1 - H * 0.1;
    return rect(x, y, H * 0.19, H * 0.1, p[1], { opacity: r.float(0.5, 0.95) });
  });
  return (
    ground(c, p[0]) +
    brick +
    rect(X - half - H * 0.03, top - H * 0.03, half * 2 + H * 0.06, foot - top + H * 0.03, p[0]) +
    rect(X - half, top, half * 2, foot - top, p[4]) +
    rect(X - half, top, half - gap, foot - top, p[2]) +
    rect(X + gap, top, half - gap, foot - top, p[2]) +
    many(2, (k) =>
      rect(k ? X + gap + half * 0.16 : X - half + half * 0.1, top + H * 0.05, half * 0.62, H * 0.2, p[1]),
    ) +
    rect(X - gap, top, gap * 2, foot - top, p[3]) +
    polygon(
      [
        [X - gap, foot],
        [X + gap, foot],
        [X + H * 0.2, H + 60],
        [X - H * 0.2, H + 60],
      ],
      p[3],
      { opacity: 0.6 },
    ) +
    (r.chance(0.6)
      ? fingers
      : path(
          `M${num(X - gap)} ${num(foot)}c4-90 ${num(gap)}-160 ${num(gap)}-${num(H * 0.3)}s${num(gap)} ${num(H * 0.2)} ${num(gap)} ${num(H * 0.3)}z`,
          p[0],
        )) +
    rect(X - half * 0.8, H * 0.085, half * 1.6, H * 0.042, p[0]) +
    many(lamps, (i) =>
      circle(X - half * 0.66 + (i / (lamps - 1)) * half * 1.32, H * 0.106, H * 0.011, i === on ? p[3] : p[2]),
    )
  );
};
