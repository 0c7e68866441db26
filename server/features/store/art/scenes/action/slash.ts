// The picture is cut in two along the blade's path.
import { swordsman } from '../../figures.ts';
import {
  at,
  circle,
  clip,
  defs,
  dots,
  fade,
  ground,
  group,
  num,
  type Point,
  polygon,
  rect,
} from '../../ink.ts';
import { ridge } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const slash: Scene = (c) => {
  const { W, H, p, fx, r } = c;
  const X = W * fx;
  const sunR = H * r.float(0.22, 0.3);
  const sunY = H * r.float(0.36, 0.44);
  const near = H * r.float(0.72, 0.76);
  const scene =
    rect(-60, -60, W + 120, H + 120, 'url(#sky)') +
    circle(X, sunY, sunR, p[4]) +
    circle(X, sunY, sunR, 'url(#dot)', { opacity: 0.5 }) +
    polygon(ridge(c, near - H * 0.08, H * 0.11), p[2]) +
    polygon(ridge(c, near, H * 0.09), p[1]) +
    at(X + H * r.float(-0.06, 0.06), near - H * 0.005, H / 620, swordsman(p[0], p[2])) +
    polygon(ridge(c, near + H * 0.02, H * 0.05), p[0]);
  const rise = H * r.float(0.2, 0.4) * (r.chance(0.7) ? 1 : -1);
  const a: Point = [-80, H * 0.43 + rise / 2];
  const b: Point = [W + 80, H * 0.43 - rise / 2];
  const off = H * 0.035;
  return (
    defs(
      fade('sky', [
        [0, p[1]],
        [0.45, p[2]],
        [1, p[3]],
      ]),
      dots('dot', 9, 1.7, p[3]),
      clip('upper', polygon([a, b, [W + 80, -80], [-80, -80]], '#000')),
      clip('lower', polygon([a, b, [W + 80, H + 80], [-80, H + 80]], '#000')),
      group(scene, { id: 'scene' }),
    ) +
    ground(c, p[4]) +
    group('<use href="#scene" clip-path="url(#upper)"/>', {
      transform: `translate(${num(-off)} ${num(-off * 0.2)})`,
    }) +
    group('<use href="#scene" clip-path="url(#lower)"/>', {
      transform: `translate(${num(off * 0.6)} ${num(off * 0.5)})`,
    })
  );
};
