// Land and sky that several scenes share: ridges, hills, stars, closed blobs.
import { many, num, type Point, path, times } from './ink.ts';
import type { Rng } from './seeded.ts';
import type { Canvas } from './types.ts';

/** A jagged skyline from left to right by midpoint displacement, closed along the bottom. */
export function ridge(c: Canvas, y: number, amplitude: number, depth = 5, rough = 0.52): Point[] {
  let heights = [0, 0];
  let a = amplitude;
  for (let d = 0; d < depth; d++) {
    heights = heights.flatMap((v, i) => {
      const next = heights[i + 1];
      return next === undefined ? [v] : [v, (v + next) / 2 + c.r.float(-a, a)];
    });
    a *= rough;
  }
  const last = heights.length - 1;
  return [
    [-40, c.H + 60],
    ...heights.map((v, i): Point => [(i / last) * (c.W + 80) - 40, y + v]),
    [c.W + 40, c.H + 60],
  ];
}

/** Soft hills from left to right as path data, closed along the bottom. */
export function hills(c: Canvas, y: number, amplitude: number, count = 3): string {
  const step = (c.W + 40) / count;
  let d = `M-20 ${num(c.H + 10)}L-20 ${num(y + c.r.float(-amplitude, amplitude))}`;
  for (let i = 0; i < count; i++) {
    const crest = y + (i % 2 ? 1 : -1) * c.r.float(amplitude * 0.6, amplitude * 1.6);
    d += `Q${num(-20 + step * (i + 0.5))} ${num(crest)} ${num(-20 + step * (i + 1))} ${num(y + c.r.float(-amplitude, amplitude) * 0.4)}`;
  }
  return `${d}L${num(c.W + 20)} ${num(c.H + 10)}Z`;
}

/** Small square stars in the upper part of the canvas. */
export const stars = (c: Canvas, count: number, fill: string, lowest = 0.6): string =>
  path(
    many(count, () => {
      const x = c.r.float(0, c.W);
      const y = c.r.float(0, c.H * lowest);
      const s = c.r.float(0.6, 2.2);
      return `M${num(x)} ${num(y)}h${num(s)}v${num(s)}h-${num(s)}z`;
    }),
    fill,
  );

/** A closed, rounded outline through the middles of its corner points. */
export function rounded(corners: readonly Point[]): string {
  const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const first = corners[0];
  const last = corners.at(-1);
  if (!first || !last) return '';
  const start = middle(last, first);
  const curves = corners.map((corner, i) => {
    const end = middle(corner, corners[(i + 1) % corners.length] ?? first);
    return `Q${num(corner[0])} ${num(corner[1])} ${num(end[0])} ${num(end[1])}`;
  });
  return `M${num(start[0])} ${num(start[1])}${curves.join('')}Z`;
}

/** An irregular island outline as path data. */
export const blob = (x: number, y: number, radius: number, r: Rng, corners = 8): string => {
  const turn = r.float(0, Math.PI);
  return rounded(
    times(corners, (i): Point => {
      const angle = turn + ((i + r.float(-0.25, 0.25)) / corners) * Math.PI * 2;
      const reach = radius * r.float(0.76, 1.2);
      return [x + Math.cos(angle) * reach * 1.1, y + Math.sin(angle) * reach];
    }),
  );
};

/** Short horizontal strokes: light on water. */
export const glints = (c: Canvas, count: number, top: number, fill: string, opacity = 0.18): string =>
  many(
    count,
    () =>
      `<rect x="${num(c.r.float(-40, c.W))}" y="${num(c.r.float(top, 1) * c.H)}" width="${num(c.r.float(16, 80))}" height="2.5" fill="${fill}" opacity="${opacity}"/>`,
  );
