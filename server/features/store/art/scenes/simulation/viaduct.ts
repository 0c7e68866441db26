// A train on a viaduct across a valley.
import { circle, many, num, path, polygon, rect, sky } from '../../ink.ts';
import { hills, ridge } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const viaduct: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const deck = H * r.float(0.5, 0.58);
  const span = H * r.float(0.13, 0.19);
  const shift = r.float(0, span);
  const arches = many(W / span + 3, (i) => {
    const x = i * span - shift - 40;
    return path(
      `M${num(x)} ${num(deck)}h${num(span)}V${num(H + 60)}h${num(-span * 0.12)}V${num(deck + span * 0.55)}a${num(span * 0.38)} ${num(span * 0.38)} 0 0 0 ${num(-span * 0.76)} 0V${num(H + 60)}h${num(-span * 0.12)}Z`,
      p[4],
    );
  });
  const cars = r.int(3, 5);
  const wagon = H * 0.15;
  const head = W * fx + (cars * wagon) / 2;
  const train = many(cars, (i) => {
    const x = head - (i + 1) * wagon;
    const windows = many(4, (k) =>
      rect(x + wagon * (0.1 + k * 0.21), deck - H * 0.062, wagon * 0.14, H * 0.028, p[3]),
    );
    return (
      rect(x + 4, deck - H * 0.08, wagon - 8, H * 0.068, i === 0 ? p[2] : p[1], { rx: 6 }) +
      windows +
      circle(x + wagon * 0.24, deck - H * 0.008, H * 0.011, p[0]) +
      circle(x + wagon * 0.76, deck - H * 0.008, H * 0.011, p[0])
    );
  });
  const steam = many(8, (i) =>
    circle(
      head - H * 0.03 - i * H * 0.05,
      deck - H * (0.11 + i * 0.016) + r.float(-6, 6),
      H * (0.014 + i * 0.006),
      p[4],
      { opacity: 0.85 - i * 0.08 },
    ),
  );
  return (
    sky(c, [
      [0, p[3]],
      [0.6, p[4]],
    ]) +
    circle(W * r.float(0.25, 0.75), H * r.float(0.2, 0.34), H * r.float(0.08, 0.13), p[2]) +
    polygon(ridge(c, H * 0.48, H * 0.12), p[2], { opacity: 0.5 }) +
    path(hills(c, H * 0.62, H * 0.06, 3), p[1], { opacity: 0.75 }) +
    arches +
    rect(-60, deck - 4, W + 120, H * 0.022, p[0]) +
    steam +
    train +
    path(hills(c, H * 0.86, H * 0.05, 2), p[1]) +
    path(hills(c, H * 0.93, H * 0.03, 3), p[0])
  );
};
