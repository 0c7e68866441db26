// A loaded ship, bow first.
import { circle, many, num, path, rect, sky } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const freighter: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const half = H * r.float(0.2, 0.25);
  const deck = H * r.float(0.5, 0.56);
  const cols = r.int(6, 8);
  const cell = (half * 1.8) / cols;
  const stack = many(cols, (i) => {
    const high = r.int(3, 6);
    const x = X - half * 0.9 + i * cell;
    return many(high, (k) =>
      rect(
        x + 1.5,
        deck - (k + 1) * cell * 0.62,
        cell - 3,
        cell * 0.58,
        r.pick([p[2], p[3], p[4], p[1], p[2]]),
      ),
    );
  });
  const bridge =
    rect(X - half * 0.55, deck - H * 0.36, half * 1.1, H * 0.3, p[4]) +
    many(5, (i) => rect(X - half * 0.46 + i * half * 0.19, deck - H * 0.335, half * 0.14, H * 0.026, p[0])) +
    rect(X - 3, deck - H * 0.43, 6, H * 0.08, p[0]) +
    rect(X - half * 0.7, deck - H * 0.37, half * 1.4, H * 0.016, p[2]);
  const hull =
    path(
      `M${num(X - half)} ${num(deck)}H${num(X + half)}C${num(X + half * 0.96)} ${num(H * 0.74)} ${num(X + half * 0.5)} ${num(H * 0.84)} ${num(X)} ${num(H * 0.88)}C${num(X - half * 0.5)} ${num(H * 0.84)} ${num(X - half * 0.96)} ${num(H * 0.74)} ${num(X - half)} ${num(deck)}Z`,
      p[0],
    ) +
    path(
      `M${num(X)} ${num(deck)}H${num(X + half)}C${num(X + half * 0.96)} ${num(H * 0.74)} ${num(X + half * 0.5)} ${num(H * 0.84)} ${num(X)} ${num(H * 0.88)}Z`,
      p[1],
    );
  return (
    sky(c, [
      [0, p[2]],
      [0.7, p[3]],
    ]) +
    circle(X + H * r.float(-0.24, 0.24), H * r.float(0.26, 0.5), H * r.float(0.16, 0.24), p[4], {
      opacity: 0.85,
    }) +
    rect(-60, H * 0.66, W + 120, H, p[1]) +
    many(24, () =>
      rect(r.float(-40, W), H * r.float(0.67, 0.98), r.float(20, 90), 3, p[4], { opacity: 0.3 }),
    ) +
    bridge +
    stack +
    hull +
    path(
      `M${num(X - half * 1.2)} ${num(H * 0.9)}Q${num(X)} ${num(H * 0.8)} ${num(X + half * 1.2)} ${num(H * 0.9)}L${num(X + half * 1.9)} ${num(H + 60)}H${num(X - half * 1.9)}Z`,
      p[4],
      { opacity: 0.92 },
    ) +
    path(
      `M${num(X - half * 0.8)} ${num(H * 0.93)}Q${num(X)} ${num(H * 0.87)} ${num(X + half * 0.8)} ${num(H * 0.93)}L${num(X + half * 1.3)} ${num(H + 60)}H${num(X - half * 1.3)}Z`,
      p[1],
    )
  );
};
