// A wall of quarter circles.
import { circle, ground, group, num, path, polygon, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const quarters: Scene = (c) => {
  const { W, H, p, r } = c;
  const s = Math.min(W, H) / r.pick([3, 4, 4, 5]);
  const tile = (x: number, y: number): string => {
    const [a, b] = r.shuffle([p[0], p[1], p[2], p[3], p[4]]);
    const ink = b ?? p[2];
    const base = rect(x, y, s + 0.5, s + 0.5, a ?? p[4]);
    const arc = (q: number) =>
      path(`M${num(x)} ${num(y)}h${num(q)}a${num(q)} ${num(q)} 0 0 1 ${num(-q)} ${num(q)}z`, ink);
    const shape = r.pick([
      () => arc(s),
      () =>
        arc(s) +
        path(
          `M${num(x)} ${num(y)}h${num(s / 2)}a${num(s / 2)} ${num(s / 2)} 0 0 1 ${num(-s / 2)} ${num(s / 2)}z`,
          a ?? p[4],
        ),
      () => circle(x + s / 2, y + s / 2, s * 0.36, ink),
      () =>
        polygon(
          [
            [x, y],
            [x + s, y],
            [x, y + s],
          ],
          ink,
        ),
      () =>
        path(`M${num(x)} ${num(y + s / 2)}a${num(s / 2)} ${num(s / 2)} 0 0 1 ${num(s)} 0z`, ink) +
        path(`M${num(x)} ${num(y + s)}a${num(s / 2)} ${num(s / 2)} 0 0 1 ${num(s)} 0z`, ink),
    ])();
    const turn = r.pick([0, 90, 180, 270]);
    return group(base + shape, { transform: `rotate(${turn} ${num(x + s / 2)} ${num(y + s / 2)})` });
  };
  let body = '';
  for (let y = 0; y * s < H; y++) for (let x = 0; x * s < W; x++) body += tile(x * s, y * s);
  return ground(c, p[4]) + body;
};
