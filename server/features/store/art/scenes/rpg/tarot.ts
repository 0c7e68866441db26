import { at, circle, clip, defs, ground, group, line, many, num, path, rect } from '../../ink.ts';
import { hills, stars } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const tarot: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const m = H * 0.045;
  const w = Math.min(W - m * 2, H * 0.66);
  const top = m;
  const h = H - m * 2;
  const emblem = r.pick([
    // crow
    path('M-96 34C-60 30-44 4-20-22-4-46 36-52 52-26L92-16 54-6C52 36 20 66-16 68L-70 82Z', p[0]) +
      circle(34, -24, 6, p[4]) +
      path('M-6 66l-6 44M14 64l2 46', 'none', { stroke: p[0], 'stroke-width': 7 }),
    // key
    circle(0, -66, 44, 'none', { stroke: p[3], 'stroke-width': 18 }) +
      rect(-9, -24, 18, 150, p[3]) +
      rect(-9, 84, 52, 16, p[3]) +
      rect(-9, 108, 40, 16, p[3]),
    // chalice
    path('M-70-80H70C70-10 40 20 12 26V84H48V104H-48V84H-12V26C-40 20-70-10-70-80Z', p[3]) +
      path('M20-80H70C70-10 40 20 12 26H0C30 0 34-40 20-80Z', p[2]),
    // eye
    path('M-110 0Q0-92 110 0 0 92-110 0Z', p[4]) +
      circle(0, 0, 42, p[2]) +
      circle(0, 0, 20, p[0]) +
      circle(-12, -14, 7, p[4]),
    // sword
    path('M-11-120 0-150 11-120V66H-11Z', p[4]) +
      path('M0-150 11-120V66H0Z', p[2]) +
      rect(-52, 64, 104, 16, p[3]) +
      rect(-8, 80, 16, 48, p[1]) +
      circle(0, 136, 14, p[3]),
  ]);
  const rays = many(24, (i) => {
    const a = (i / 24) * Math.PI * 2;
    const q = i % 2 ? 0.3 : 0.24;
    return line(
      [
        [X + Math.cos(a) * H * 0.19, H * 0.44 + Math.sin(a) * H * 0.19],
        [X + Math.cos(a) * H * q, H * 0.44 + Math.sin(a) * H * q],
      ],
      p[3],
      H * 0.006,
    );
  });
  const light = r.pick([
    circle(X, H * 0.165, H * 0.05, p[4]),
    circle(X, H * 0.165, H * 0.05, p[4]) + circle(X + H * 0.022, H * 0.155, H * 0.044, p[0]),
    many(3, (i) => circle(X + (i - 1) * H * 0.09, H * (i === 1 ? 0.14 : 0.17), H * 0.014, p[4])),
  ]);
  const arch = (inset: number) =>
    `M${num(X - w / 2 + inset)} ${num(top + h - inset)}V${num(top + w / 2)}A${num(w / 2 - inset)} ${num(w / 2 - inset)} 0 0 1 ${num(X + w / 2 - inset)} ${num(top + w / 2)}V${num(top + h - inset)}Z`;
  return (
    ground(c, p[1]) +
    defs(clip('arch', path(arch(H * 0.02), '#000'))) +
    path(arch(0), p[3]) +
    path(arch(H * 0.01), p[0]) +
    group(
      rect(0, 0, W, H, p[1]) +
        stars(c, 60, p[4], 0.9) +
        circle(X, H * 0.44, H * 0.17, p[2]) +
        rays +
        light +
        path(hills(c, H * 0.72, H * 0.05, 3), p[2]) +
        path(hills(c, H * 0.79, H * 0.04, 2), p[0]),
      { 'clip-path': 'url(#arch)' },
    ) +
    at(X, H * 0.45, H / 800, emblem) +
    path(arch(H * 0.02), 'none', { stroke: p[3], 'stroke-width': 2 })
  );
};
