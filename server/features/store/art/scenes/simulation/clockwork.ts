// Wheels that turn each other.
import { circle, ground, line, many, num, type Point, polygon, rect, times } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const clockwork: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const gear = (x: number, y: number, R: number, fill: string, hub: string) => {
    const teeth = Math.max(8, Math.round(R / (H * 0.0125)));
    const outline = times(teeth * 4, (i): Point => {
      const a = ((i + r.float(0, 0.01)) / (teeth * 4)) * Math.PI * 2;
      const q = i % 4 < 2 ? R : R * 0.88;
      return [x + Math.cos(a) * q, y + Math.sin(a) * q];
    });
    const spokes = r.int(4, 6);
    return (
      polygon(outline, fill) +
      circle(x, y, R * 0.68, p[0]) +
      many(spokes, (i) =>
        rect(x - R * 0.06, y - R * 0.72, R * 0.12, R * 1.44, fill, {
          transform: `rotate(${num((i * 180) / spokes)} ${num(x)} ${num(y)})`,
        }),
      ) +
      circle(x, y, R * 0.24, hub) +
      circle(x, y, R * 0.09, p[0])
    );
  };
  const X = W * fx;
  const big = H * r.float(0.24, 0.3);
  const bx = X + H * r.float(-0.06, 0.06);
  const by = H * r.float(0.42, 0.5);
  const around = times(r.int(5, 6), (i) => {
    const a = r.float(0, 0.5) + (i / 5.5) * Math.PI * 2;
    const R = H * r.float(0.08, 0.17);
    return gear(
      bx + Math.cos(a) * (big + R * 0.95),
      by + Math.sin(a) * (big + R * 0.95),
      R,
      [p[2], p[4], p[1]][i % 3] ?? p[2],
      p[3],
    );
  }).join('');
  const hand = (length: number, width: number, turn: number) =>
    rect(bx - width / 2, by - length, width, length * 1.16, p[4], {
      rx: width / 2,
      transform: `rotate(${turn} ${num(bx)} ${num(by)})`,
    });
  return (
    ground(c, p[0]) +
    many(30, (i) =>
      line(
        [
          [(i / 29) * W * 1.4 - W * 0.2, -60],
          [(i / 29) * W * 1.4 - W * 0.2, H + 60],
        ],
        p[1],
        2,
        { opacity: 0.5 },
      ),
    ) +
    around +
    gear(bx, by, big, p[3], p[2]) +
    circle(bx, by, big * 0.55, p[1]) +
    many(12, (i) =>
      rect(bx - 3, by - big * 0.5, 6, big * (i % 3 ? 0.06 : 0.12), p[4], {
        transform: `rotate(${i * 30} ${num(bx)} ${num(by)})`,
      }),
    ) +
    hand(big * 0.4, H * 0.012, r.int(0, 359)) +
    hand(big * 0.28, H * 0.018, r.int(0, 359)) +
    circle(bx, by, H * 0.018, p[2])
  );
};
