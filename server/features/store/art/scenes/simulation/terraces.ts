// Fields in steps, like the lines of a thumb.
import { at, circle, line, many, type Point, path, polygon, rect, sky, times } from '../../ink.ts';
import { hills } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const terraces: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const inks = [p[2], p[1], p[3], p[2], p[1], p[0]];
  const rows = r.int(9, 12);
  const swell = r.float(0.5, 1.2);
  const phase = r.float(0, 6.28);
  const edge = (i: number, x: number) => {
    const t = i / rows;
    return (
      H * (0.42 + t * 0.56) +
      Math.sin((x / W) * 4.4 * swell + phase + i * 0.34) * H * 0.045 * (1.2 - t * 0.5) -
      Math.exp(-(((x - W * fx) / (H * 0.3)) ** 2)) * H * 0.12 * (1 - t)
    );
  };
  const steps = many(rows, (i) => {
    const list = times(25, (k): Point => [(k / 24) * (W + 120) - 60, edge(i, (k / 24) * (W + 120) - 60)]);
    const fill = inks[i % inks.length] ?? p[2];
    return (
      polygon([...list, [W + 60, H + 60], [-60, H + 60]], fill) +
      line(list, p[4], H * 0.004, { opacity: 0.65 })
    );
  });
  const pickers = many(r.int(3, 5), (i) => {
    const row = 2 + i * 2;
    const x = W * r.float(0.15, 0.85);
    return at(
      x,
      edge(row, x) + 2,
      (H / 800) * (0.7 + row * 0.09),
      path('M-9-26 9-26 13 0H-13Z', p[4]) + path('M-24-30Q0-56 24-30Z', p[3]),
    );
  });
  const house = at(
    W * fx,
    edge(0, W * fx) + 4,
    H / 800,
    rect(-34, -44, 68, 46, p[4]) + path('M-56-42Q0-96 56-42Z', p[0]) + rect(-8, -28, 16, 30, p[1]),
  );
  return (
    sky(c, [
      [0, p[4]],
      [0.5, p[3]],
    ]) +
    circle(W * r.float(0.2, 0.8), H * r.float(0.16, 0.3), H * r.float(0.06, 0.1), p[4]) +
    path(hills(c, H * 0.42, H * 0.08, 3), p[1], { opacity: 0.4 }) +
    house +
    steps +
    pickers
  );
};
