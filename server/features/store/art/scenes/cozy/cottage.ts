// Moss, mushrooms, one lit window.
import { pine } from '../../figures.ts';
import { at, circle, curve, defs, fade, many, num, path, rect } from '../../ink.ts';
import { hills } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const cottage: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const red = r.pick(['#b5503c', '#b5503c', p[2], p[3]]);
  const tall = r.float(0.85, 1.25);
  const spots = [
    [-70, -90, 20],
    [10, -124, 24],
    [80, -66, 17],
    [-14, -52, 13],
    [-112, -40, 11],
    [44, -26, 10],
  ].map(([x = 0, y = 0, s = 10]) => circle(x, y * tall, s, p[4]));
  const home =
    path('M-86 60V-20h172v80z', p[4]) +
    path(
      `M-150-14C-150 ${num(-120 * tall)}-70 ${num(-168 * tall)} 0 ${num(-168 * tall)}S150 ${num(-120 * tall)} 150-14C100 8-100 8-150-14Z`,
      red,
    ) +
    spots.join('') +
    path('M-22 60V22a22 22 0 0 1 44 0v38z', p[1]) +
    circle(12, 36, 3, p[3]) +
    [-58, 58].map((x) => circle(x, 20, 17, p[3]) + curve(`M${x - 17} 20h34M${x} 3v34`, p[1], 3)).join('') +
    rect(60, -176 * tall + 16, 26, 50, p[1]);
  const smoke = many(6, (i) =>
    circle(74 + i * 13 + (i % 2) * 8, -176 * tall - 12 - i * 34, 14 + i * 6, p[4], {
      opacity: 0.8 - i * 0.11,
    }),
  );
  const shroom = (x: number, y: number, s: number) =>
    at(
      x,
      y,
      s,
      path('M-7 0c2-16 2-26 0-34H7c-2 8-2 18 0 34z', p[4]) +
        path('M-26-30C-24-58 24-58 26-30 14-24-14-24-26-30Z', red) +
        circle(-8, -42, 4, p[4]) +
        circle(8, -38, 3, p[4]),
    );
  return (
    defs(
      fade('sky', [
        [0, p[3]],
        [0.7, p[4]],
      ]),
    ) +
    rect(0, 0, W, H, 'url(#sky)') +
    circle(X + H * r.float(-0.22, 0.1), H * r.float(0.2, 0.32), H * 0.085, '#fff6dc') +
    path(hills(c, H * 0.54, H * 0.06, 3), p[2], { opacity: 0.6 }) +
    many(11, (i) => pine((i / 10) * W + r.float(-20, 20), H * 0.62, r.float(0.08, 0.22) * H, p[1])) +
    path(hills(c, H * 0.63, H * 0.04, 2), p[2]) +
    at(X + H * r.float(-0.05, 0.05), H * 0.63, (H / 700) * r.float(0.85, 1.05), smoke + home) +
    path(hills(c, H * 0.745, H * 0.035, 3), p[1]) +
    many(r.int(5, 11), () =>
      shroom(r.float(0.04, 0.96) * W, H * r.float(0.775, 0.83), (H / 800) * r.float(0.6, 1.4)),
    ) +
    path(hills(c, H * 0.85, H * 0.02, 3), p[0])
  );
};
