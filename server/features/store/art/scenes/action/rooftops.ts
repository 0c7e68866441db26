// A chase over roofs, under a moon that is much too big.
import { runner } from '../../figures.ts';
import { at, circle, defs, dots, many, polygon, rect, sky } from '../../ink.ts';
import { stars } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const rooftops: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const moon = H * r.float(0.2, 0.3);
  const moonX = X + H * r.float(-0.12, 0.12);
  const far = many(9, (i) => {
    const x = (i / 8) * W - 40;
    const top = H * r.float(0.42, 0.56);
    return (
      rect(x, top, W / 7, H, p[2]) +
      polygon(
        [
          [x - 8, top],
          [x + W / 14, top - H * 0.07],
          [x + W / 7 + 8, top],
        ],
        p[2],
      )
    );
  });
  const houses = r.int(3, 4);
  const tops: [number, number][] = [];
  const near = many(houses + 1, (i) => {
    const w = W / houses;
    const x = i * w - w * 0.5;
    const top = H * r.float(0.6, 0.74);
    tops.push([x + w / 2, top]);
    const lit = many(6, (k) =>
      r.chance(0.4)
        ? rect(
            x + w * (0.16 + (k % 3) * 0.26),
            top + H * (0.1 + Math.floor(k / 3) * 0.12),
            w * 0.13,
            H * 0.06,
            p[3],
          )
        : '',
    );
    return (
      rect(x + 6, top, w - 12, H, p[0]) +
      polygon(
        [
          [x - 6, top + 4],
          [x + w * 0.16, top - H * 0.05],
          [x + w * 0.84, top - H * 0.05],
          [x + w + 6, top + 4],
        ],
        p[1],
      ) +
      rect(x + w * 0.62, top - H * 0.12, w * 0.1, H * 0.09, p[1]) +
      lit
    );
  });
  const people = tops
    .slice(0, houses)
    .map(([x, top], i) => at(x, top - H * 0.045, H / r.int(900, 1100), runner(i === 1 ? p[2] : p[0])))
    .join('');
  return (
    sky(c, [
      [0, p[0]],
      [0.6, p[1]],
      [1, p[2]],
    ]) +
    stars(c, 60, p[4], 0.4) +
    circle(moonX, H * 0.38, moon, p[4]) +
    defs(dots('dot', 10, 1.8, p[3])) +
    circle(moonX, H * 0.38, moon, 'url(#dot)', { opacity: 0.6 }) +
    far +
    near +
    people
  );
};
