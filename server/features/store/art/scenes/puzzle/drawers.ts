// A cabinet of drawers. One is open.
import { circle, ground, num, path, polygon, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const drawers: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const columns = r.int(3, 5);
  const cell = Math.min(W, H) / columns;
  const ratio = r.float(0.6, 0.9);
  const h = cell * ratio;
  const gap = cell * 0.045;
  const openX = Math.floor((W * fx) / cell);
  const openY = Math.floor((H * r.float(0.3, 0.6)) / h);
  let out = '';
  let last = '';
  for (let y = -1; y * h < H + h; y++) {
    for (let x = -1; x * cell < W + cell; x++) {
      const [X, Y] = [x * cell, y * h];
      const paint = r.pick([p[1], p[1], p[2], p[1]]);
      const knob = r.int(0, 2);
      const front = (dy: number, fill: string) =>
        rect(X + gap, Y + gap + dy, cell - gap * 2, h - gap * 2, fill, { rx: 6 }) +
        (knob === 0
          ? circle(X + cell / 2, Y + h / 2 + dy, cell * 0.05, p[4])
          : knob === 1
            ? rect(X + cell * 0.36, Y + h * 0.46 + dy, cell * 0.28, h * 0.09, p[4], { rx: 4 })
            : path(
                `M${num(X + cell * 0.36)} ${num(Y + h * 0.42 + dy)}h${num(cell * 0.28)}a${num(cell * 0.14)} ${num(cell * 0.14)} 0 0 1 ${num(-cell * 0.28)} 0z`,
                p[4],
              ));
      if (x === openX && y === openY) {
        const drop = h * 0.62;
        last =
          rect(X + gap, Y + gap, cell - gap * 2, h, p[0]) +
          polygon(
            [
              [X + gap, Y + gap],
              [X + cell - gap, Y + gap],
              [X + cell + gap, Y + gap + drop],
              [X - gap, Y + gap + drop],
            ],
            p[4],
          ) +
          polygon(
            [
              [X + gap * 2, Y + gap * 2],
              [X + cell - gap * 2, Y + gap * 2],
              [X + cell - gap, Y + gap + drop],
              [X + gap, Y + gap + drop],
            ],
            p[3],
          ) +
          r.pick([
            circle(X + cell / 2, Y + h * 0.36, h * 0.17, p[2]) +
              circle(X + cell / 2 + h * 0.06, Y + h * 0.33, h * 0.14, p[4]),
            polygon(
              [
                [X + cell * 0.38, Y + h * 0.52],
                [X + cell * 0.5, Y + h * 0.14],
                [X + cell * 0.62, Y + h * 0.52],
              ],
              p[2],
            ),
            rect(X + cell * 0.4, Y + h * 0.2, cell * 0.2, h * 0.3, p[2], {
              transform: `rotate(20 ${num(X + cell / 2)} ${num(Y + h * 0.35)})`,
            }),
          ]) +
          rect(X - gap, Y + gap + drop, cell + gap * 2, h - gap, p[2], { rx: 8 }) +
          circle(X + cell / 2, Y + drop + h * 0.5, cell * 0.06, p[4]) +
          rect(X - gap, Y + gap + drop + h - gap, cell + gap * 2, gap * 2, p[0], { opacity: 0.5 });
      } else out += front(0, paint);
    }
  }
  return ground(c, p[0]) + out + last;
};
