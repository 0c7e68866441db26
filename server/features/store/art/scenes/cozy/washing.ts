import { at, circle, curve, line, many, num, path, rect, sky } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const washing: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const shirt = (f: string) => path('M-34 0H-14Q0 12 14 0H34L56 26 40 42 32 34V96H-32V34L-40 42-56 26Z', f);
  const sock = (f: string) =>
    path('M-12 0H12V44Q12 56 26 62 34 70 22 74H-2Q-12 72-12 58Z', f) + rect(-12, 6, 24, 8, p[4]);
  const sheet = (f: string) =>
    path('M-60 0H60V110Q30 98 0 110T-60 110Z', f) + rect(-60, 26, 120, 10, p[4], { opacity: 0.6 });
  const trousers = (f: string) => path('M-30 0H30L36 108H8L0 40-8 108H-36Z', f);
  const pieces = [shirt, sock, sheet, trousers, shirt];
  const lines = r.int(3, 4);
  const out = many(lines, (i) => {
    const y = H * (0.16 + i * (0.54 / lines));
    const sag = H * r.float(0.04, 0.08);
    const tilt = H * r.float(-0.05, 0.05);
    const things = r.int(4, 6);
    const hung = many(things, (k) => {
      const t = (k + 0.7 + r.float(-0.15, 0.15)) / (things + 0.4);
      const x = t * W;
      const yy = y + tilt * t + sag * 4 * t * (1 - t);
      return at(
        x,
        yy,
        (H / 800) * r.float(0.8, 1.15),
        rect(-3, -8, 6, 16, p[0]) + r.pick(pieces)(r.pick([p[2], p[3], p[4], p[1]])),
        ` rotate(${r.int(-7, 7)})`,
      );
    });
    return (
      curve(
        `M-60 ${num(y)}Q${num(W / 2)} ${num(y + tilt / 2 + sag * 2)} ${num(W + 60)} ${num(y + tilt)}`,
        p[0],
        3,
      ) + hung
    );
  });
  return (
    sky(c, [
      [0, p[2]],
      [0.75, p[3]],
    ]) +
    circle(W * fx + H * r.float(-0.2, 0.2), H * r.float(0.2, 0.5), H * r.float(0.1, 0.16), p[4], {
      opacity: 0.8,
    }) +
    rect(-60, H * 0.76, W + 120, H, p[1]) +
    many(14, () =>
      rect(r.float(-40, W), H * r.float(0.78, 0.97), r.float(20, 90), 3, p[4], { opacity: 0.35 }),
    ) +
    many(4, () =>
      at(
        r.float(0.1, 0.9) * W,
        H * 0.79,
        (H / 800) * r.float(0.5, 1),
        path('M-60 0H60L40 26H-40Z', p[0]) +
          line(
            [
              [0, 0],
              [0, -80],
            ],
            p[0],
            5,
          ) +
          path('M4-78 44-10H4Z', p[4]),
      ),
    ) +
    out
  );
};
