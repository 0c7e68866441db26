// One rope over and under itself.
import { circle, ground, line, many, type Point, rect, times } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const knot: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const Y = H * 0.46;
  const [a, b] = r.pick([
    [2, 3],
    [3, 4],
    [2, 5],
    [3, 5],
    [3, 7],
  ] as const);
  const R = H * r.float(0.2, 0.24);
  const depth = r.float(0.36, 0.5);
  const turn = r.float(0, 6.28);
  const steps = 240;
  const place = (i: number): [number, number, number] => {
    const t = (i / steps) * Math.PI * 2;
    const q = R * (1 + depth * Math.cos(b * t));
    return [X + q * Math.cos(a * t + turn), Y + q * Math.sin(a * t + turn), Math.sin(b * t)];
  };
  const width = H * r.float(0.04, 0.055);
  // Drawn in short pieces from the lowest to the highest, so that the rope passes over itself.
  const pieces = times(steps / 4, (k) => k * 4)
    .map((start) => {
      const list = times(6, (i) => place(start + i - 0.5));
      const height = list.reduce((sum, [, , z]) => sum + z, 0);
      return { height, d: list.map(([x, y]): Point => [x, y]) };
    })
    .sort((one, two) => one.height - two.height)
    .map(
      ({ d }) =>
        line(d, p[0], width * 1.5) +
        line(d, p[3], width, { 'stroke-linecap': 'round' }) +
        line(d, p[4], width * 0.22, { 'stroke-dasharray': '5 9' }),
    )
    .join('');
  const inset = H * 0.05;
  return (
    ground(c, p[1]) +
    rect(inset, inset, W - 2 * inset, H - 2 * inset, 'none', { stroke: p[2], 'stroke-width': H * 0.01 }) +
    many(r.int(3, 6), (i) => circle(X, Y, H * (0.42 - i * 0.055), i % 2 ? p[1] : p[2], { opacity: 0.5 })) +
    pieces
  );
};
