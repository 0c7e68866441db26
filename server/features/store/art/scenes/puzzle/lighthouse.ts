// A lighthouse, and its light as cut paper.
import { circle, curve, ground, many, num, type Point, path, polygon, rect, times } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const lighthouse: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx + H * r.float(-0.1, 0.1);
  const Y = H * r.float(0.32, 0.4);
  const beams = r.int(2, 4);
  const begin = r.float(0, 3.14);
  const beam = (i: number) => {
    const a = begin + (i / beams) * Math.PI * 2;
    const far = W + H;
    return polygon(
      [
        [X, Y],
        [X + Math.cos(a - 0.16) * far, Y + Math.sin(a - 0.16) * far],
        [X + Math.cos(a + 0.16) * far, Y + Math.sin(a + 0.16) * far],
      ],
      i % 2 ? p[3] : p[4],
      { opacity: 0.85 },
    );
  };
  const foot = H * 0.8;
  const bands = r.int(3, 5);
  const tower = many(bands, (i) => {
    const t0 = i / bands;
    const t1 = (i + 1) / bands;
    const y0 = Y + H * 0.05 + (foot - Y - H * 0.05) * t0;
    const y1 = Y + H * 0.05 + (foot - Y - H * 0.05) * t1;
    const w0 = H * (0.044 + t0 * 0.034);
    const w1 = H * (0.044 + t1 * 0.034);
    return polygon(
      [
        [X - w0, y0],
        [X + w0, y0],
        [X + w1, y1],
        [X - w1, y1],
      ],
      i % 2 ? p[4] : p[2],
    );
  });
  const rocks: Point[] = times(
    13,
    (i): Point => [
      X + ((i - 6) / 6) * H * 0.4,
      foot + H * 0.05 + (i % 2 ? -1 : 1) * H * r.float(0, 0.03) - (1 - Math.abs(i - 6) / 6) * H * 0.06,
    ],
  );
  return (
    ground(c, p[1]) +
    many(beams, beam) +
    circle(X, Y, H * r.float(0.1, 0.14), p[3]) +
    tower +
    rect(X - H * 0.056, Y + H * 0.036, H * 0.112, H * 0.016, p[0]) +
    rect(X - H * 0.032, Y - H * 0.036, H * 0.064, H * 0.074, p[4]) +
    path(
      `M${num(X - H * 0.046)} ${num(Y - H * 0.034)}Q${num(X)} ${num(Y - H * 0.11)} ${num(X + H * 0.046)} ${num(Y - H * 0.034)}Z`,
      p[0],
    ) +
    circle(X, Y, H * 0.02, p[3]) +
    rect(-60, foot + H * 0.05, W + 120, H, p[0]) +
    polygon([...rocks, [X + H * 0.5, H + 60], [X - H * 0.5, H + 60]], p[0]) +
    many(7, (i) =>
      curve(
        `M${num(r.float(-0.1, 0.9) * W)} ${num(H * (0.88 + i * 0.015))}h${num(r.float(40, 160))}`,
        p[2],
        3,
      ),
    )
  );
};
