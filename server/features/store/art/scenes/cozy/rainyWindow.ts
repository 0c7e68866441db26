// A window in the rain, a cat, and what is outside.
import { sittingCat } from '../../figures.ts';
import { at, circle, clip, defs, ellipse, ground, group, line, many, num, path, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const rainyWindow: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const half = H * r.float(0.25, 0.29);
  const top = H * 0.12;
  const sill = H * 0.7;
  const arched = r.chance(0.5);
  const pane = arched
    ? `M${num(X - half)} ${num(sill)}V${num(top + half)}A${num(half)} ${num(half)} 0 0 1 ${num(X + half)} ${num(top + half)}V${num(sill)}Z`
    : `M${num(X - half)} ${num(sill)}V${num(top)}H${num(X + half)}V${num(sill)}Z`;
  const town = many(7, (i) => {
    const w = (half * 2) / 6;
    const h = H * r.float(0.08, 0.24);
    return (
      rect(X - half + (i - 0.5) * w, sill - h, w + 1, h, i % 2 ? p[1] : p[0], { opacity: 0.75 }) +
      (r.chance(0.7) ? rect(X - half + i * w, sill - h + 16, w * 0.22, 14, p[3]) : '')
    );
  });
  const rain = many(60, () => {
    const x = X + r.float(-1, 1) * half;
    const y = r.float(top, sill);
    return line(
      [
        [x, y],
        [x - 6, y + r.float(16, 40)],
      ],
      p[4],
      2,
      { opacity: 0.5 },
    );
  });
  const books = (x: number, count: number) =>
    many(count, (i) => rect(x + i * 20, -r.int(56, 84), 18, 90, r.pick([p[2], p[3], p[4], p[0]])));
  const pot =
    path('M-30-50H30L22 0H-22Z', p[2]) +
    many(5, (i) =>
      ellipse(0, -86, 13, 42, i % 2 ? p[0] : p[1], { transform: `rotate(${(i - 2) * 26} 0 -50)` }),
    );
  const side = r.chance(0.5) ? 1 : -1;
  const k = H / 800;
  return (
    ground(c, p[1]) +
    defs(clip('pane', path(pane, '#000'))) +
    many(14, (i) =>
      line(
        [
          [(i / 13) * W, -60],
          [(i / 13) * W, sill],
        ],
        p[0],
        2,
        { opacity: 0.14 },
      ),
    ) +
    path(pane, p[0], { stroke: p[4], 'stroke-width': H * 0.05 }) +
    group(rect(0, 0, W, H, p[2]) + circle(X + side * half * 0.4, H * 0.28, H * 0.07, p[3]) + town + rain, {
      'clip-path': 'url(#pane)',
    }) +
    rect(X - H * 0.008, top, H * 0.016, sill - top, p[4]) +
    rect(X - half, H * r.float(0.34, 0.46), half * 2, H * 0.016, p[4]) +
    rect(X - half - H * 0.07, sill, half * 2 + H * 0.14, H * 0.036, p[4]) +
    at(X + side * half * 0.45, sill + 2, k * r.float(1.05, 1.35), sittingCat(p[0])) +
    at(X - side * half * 0.68, sill, k * 1.1, pot) +
    at(X - side * half * 0.16, sill - 6 * k, k * 0.85, books(-30, r.int(2, 4))) +
    rect(-60, sill + H * 0.13, W + 120, H, p[0]) +
    rect(-60, sill + H * 0.13, W + 120, H * 0.012, p[2])
  );
};
