// A citadel across water, someone with a lantern on the near bank.
import { walker } from '../../figures.ts';
import { at, circle, defs, fade, line, many, path, polygon, rect, sky } from '../../ink.ts';
import { hills, ridge, stars } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const citadel: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const water = H * r.float(0.66, 0.7);
  const moonX = X + H * r.float(-0.05, 0.05);
  const moonY = H * r.float(0.34, 0.4);
  const tower = (x: number, w: number, h: number) =>
    rect(x - w / 2, -h, w, h + 60, p[1]) +
    polygon(
      [
        [x - w * 0.72, -h],
        [x + w * 0.72, -h],
        [x, -h - w * 1.7],
      ],
      p[1],
    ) +
    rect(x - 2, -h + 14, 4, 10, p[3]);
  const tall = (least: number, most: number) => r.float(least, most);
  const castle =
    tower(-92, 26, tall(48, 100)) +
    tower(-48, 34, tall(96, 150)) +
    tower(0, 46, tall(140, 190)) +
    tower(52, 30, tall(80, 150)) +
    tower(92, 24, tall(44, 110)) +
    rect(-104, -34, 208, 90, p[1]) +
    many(6, (i) => rect(-98 + i * 36, -44, 16, 12, p[1])) +
    path('M-12 26v-26a12 12 0 0 1 24 0v26z', p[3]);
  const lights = many(22, () => {
    const w = r.float(18, 110);
    const x = X + r.float(-0.3, 0.3) * H * 0.7;
    const y = water + r.float(8, H * 0.14);
    return rect(x - w / 2, y, w, 2.4, r.pick([p[3], p[4], p[2]]), { opacity: r.float(0.3, 0.85) });
  });
  const lantern =
    walker(p[0]) +
    line(
      [
        [6, -24],
        [20, -28],
      ],
      p[0],
      3,
    ) +
    circle(21, -21, 5, p[3]) +
    circle(21, -21, 15, p[3], { opacity: 0.28 });
  const bank = X - H * r.float(0.12, 0.24);
  return (
    sky(c, [
      [0, p[0]],
      [0.55, p[1]],
      [1, p[2]],
    ]) +
    defs(
      fade('sea', [
        [0, p[2]],
        [1, p[0]],
      ]),
    ) +
    stars(c, 60, p[4], 0.35) +
    circle(moonX, moonY, H * 0.34, p[3], { opacity: 0.1 }) +
    circle(moonX, moonY, H * 0.26, p[3], { opacity: 0.16 }) +
    circle(moonX, moonY, H * 0.185, p[4]) +
    polygon(ridge(c, H * 0.56, H * 0.1), p[2]) +
    at(X, H * 0.57, H / 760, castle) +
    polygon(ridge(c, H * 0.63, H * 0.04), p[1]) +
    rect(0, water, W, H, 'url(#sea)') +
    lights +
    path(hills(c, H * 0.87, H * 0.03, 2), p[0]) +
    at(bank, H * 0.865, H / 560, lantern)
  );
};
