// A small shop with an awning, and the clerk.
import { envelope } from '../../figures.ts';
import { at, circle, curve, many, path, polygon, rect, sky } from '../../ink.ts';
import { hills } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const postoffice: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const k = H / 800;
  const striped = r.chance(0.5);
  const awning = many(8, (i) =>
    path(`M${-184 + i * 46}-70h46v44a23 23 0 0 1-46 0z`, (striped ? i % 2 : i % 4 < 2) ? p[4] : p[2]),
  );
  const cat =
    path('M-46 96V40C-46 14-44-2-38-26L-40-62-14-42H14L40-62 38-26C44-2 46 14 46 40V96Z', p[0]) +
    circle(-15, -18, 5, p[3]) +
    circle(15, -18, 5, p[3]) +
    path('M-5-6h10l-5 6z', p[2]) +
    curve('M-22 2h-30M-22 8l-28 6M22 2h30M22 8l28 6', p[0], 2.5);
  const signs = [
    at(0, -140, 1.5, envelope(p[2], p[4])),
    path('M-34-126h68l-10-34h-48zM-20-160h40', p[2]) + circle(0, -146, 9, p[4]),
    circle(-40, -140, 22, p[2]) + circle(0, -140, 22, p[3]) + circle(40, -140, 22, p[1]),
  ];
  const roof = r.int(0, 1)
    ? polygon(
        [
          [-228, -208],
          [228, -208],
          [176, -290],
          [-176, -290],
        ],
        p[0],
      )
    : polygon(
        [
          [-228, -208],
          [228, -208],
          [0, -330],
        ],
        p[0],
      ) + circle(0, -250, 24, p[3]);
  const door = r.chance(0.5) ? 1 : -1;
  const front = (x: number, w: number) => (door > 0 ? x : -x - w);
  const shop =
    rect(-200, -210, 400, 440, p[1]) +
    roof +
    rect(-168, -186, 336, 92, p[4], { rx: 8 }) +
    (signs[r.int(0, 2)] ?? '') +
    rect(front(-170, 220), -36, 220, 190, p[0]) +
    rect(front(-158, 196), -24, 196, 166, p[3]) +
    at(-60 * door + r.int(-30, 30), 54, 0.92, cat) +
    rect(front(-176, 232), 138, 232, 18, p[4]) +
    rect(front(78, 96), -36, 96, 266, p[0]) +
    rect(front(90, 72), -24, 72, 90, p[3]) +
    circle(150 * door, 110, 6, p[3]) +
    awning +
    rect(-184, -78, 368, 12, p[0]);
  const box =
    rect(-34, -120, 68, 120, p[2], { rx: 10 }) +
    path('M-34-110a34 34 0 0 1 68 0z', p[2]) +
    rect(-22, -98, 44, 8, p[0]) +
    rect(-8, 0, 16, 40, p[0]);
  const letters = many(r.int(4, 9), () =>
    at(r.float(-240, 240), -340 - r.float(0, 190), 0.85, envelope(p[4], p[2]), ` rotate(${r.int(-30, 30)})`),
  );
  return (
    sky(c, [
      [0, p[2]],
      [1, p[3]],
    ]) +
    path(hills(c, H * 0.66, H * 0.05, 3), p[1], { opacity: 0.55 }) +
    rect(-60, H * 0.83, W + 120, H, p[0]) +
    at(X, H * 0.56, k * r.float(0.86, 0.98), letters + shop + at(-246 * door, 190, 1, box)) +
    rect(-60, H * 0.828, W + 120, 6, p[3])
  );
};
