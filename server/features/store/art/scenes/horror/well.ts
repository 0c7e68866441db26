// The sky from the bottom of a well. Something is leaning over the edge.
import { at, circle, ground, line, many, num, path, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const well: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const Y = H * r.float(0.36, 0.46);
  const rings = 9;
  const drift = H * r.float(-0.018, 0.018);
  const wall = many(rings, (i) => {
    const q = (1 - i / rings) ** 1.4;
    const R = H * (0.13 + q * 0.7);
    const stones = r.int(12, 18);
    const turn = r.float(0, 1);
    const cx = X + drift * (rings - i);
    const joints = many(stones, (k) => {
      const a = ((k + turn) / stones) * Math.PI * 2;
      return line(
        [
          [cx + Math.cos(a) * R, Y + Math.sin(a) * R],
          [cx + Math.cos(a) * R * 0.8, Y + Math.sin(a) * R * 0.8],
        ],
        p[0],
        4,
      );
    });
    return (
      circle(cx, Y, R, i % 2 ? p[1] : p[0]) +
      circle(cx, Y, R, p[2], { opacity: i * 0.075 }) +
      circle(cx, Y, R, 'none', { stroke: p[0], 'stroke-width': 4 }) +
      joints
    );
  });
  const R = H * 0.13;
  const a = r.int(0, 359);
  const peer =
    path('M-42 20C-44-34-22-52 0-52S44-34 42 20Z', p[0]) +
    circle(-13, -16, 5, p[3]) +
    circle(13, -16, 5, p[3]) +
    path('M-66 26-40 4-34 30ZM66 26 40 4 34 30Z', p[0]);
  return (
    ground(c, p[0]) +
    wall +
    circle(X, Y, R, p[4]) +
    circle(X, Y, R * 0.8, p[3], { opacity: 0.4 }) +
    at(
      X + Math.cos((a * Math.PI) / 180) * R,
      Y + Math.sin((a * Math.PI) / 180) * R,
      (H / 800) * 0.9,
      peer,
      ` rotate(${a - 90})`,
    ) +
    line(
      [
        [X + R * 0.3, Y - R * 0.9],
        [X + R * 0.3 + drift * 6, Y + H * 0.34],
      ],
      p[3],
      3,
    ) +
    path(`M${num(X + R * 0.3 + drift * 6 - 24)} ${num(Y + H * 0.34)}h48l-7 52h-34z`, p[2]) +
    rect(X + R * 0.3 + drift * 6 - 27, Y + H * 0.335, 54, 8, p[3])
  );
};
