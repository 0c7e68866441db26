// Rally: a start number, pines, and dust.
import { pine } from '../../figures.ts';
import { at, circle, curve, ground, group, many, path, polygon, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

const seven = 'M-9-13H9L-3 13';
const three = 'M-8-12H8L-1-2Q9-2 9 6 8 13 0 13-6 13-9 9';
const four = 'M4 13V-13L-10 6H10';
const nine = 'M8-3Q8 5 0 5-8 5-8-4-8-13 0-13 8-13 8-3 8 8-2 13';

export const rally: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const k = H / 800;
  const tilt = r.int(-11, -3);
  const car =
    path(
      'M-150-22C-150-46-128-52-96-56L-56-92Q-48-98-38-98H52Q64-98 72-92L104-58 142-50Q156-46 156-30V-8H-146Z',
      p[4],
    ) +
    path('M-72-60-44-86H6V-60ZM18-60V-86H50L78-60Z', p[0]) +
    polygon(
      [
        [-146, -30],
        [156, -40],
        [156, -24],
        [-148, -14],
      ],
      p[2],
    ) +
    circle(-4, -34, 21, p[0]) +
    group(curve(r.pick([seven, three, four, nine]), p[4], 5.5), { transform: 'translate(-4 -34)' }) +
    [-90, 92].map((x) => circle(x, -6, 31, p[0]) + circle(x, -6, 13, p[3])).join('') +
    rect(-160, -34, 12, 6, p[3]) +
    path('M104-100h40v8h-40zM118-92h6l6 26h-6z', p[1]);
  const dust = many(15, (i) =>
    circle(
      -150 - i * 26 + r.float(-14, 14),
      -10 - i * 7 + r.float(-26, 18),
      24 + i * 6 + r.float(-6, 8),
      i % 2 ? p[3] : p[4],
      {
        opacity: 0.9 - i * 0.035,
      },
    ),
  );
  const sunX = X + W * r.float(-0.2, 0.16);
  const sunY = H * r.float(0.28, 0.38);
  const slope = H * r.float(0.04, 0.1);
  const woods = many(17, (i) =>
    pine(
      (i / 16) * W + r.float(-14, 14),
      H * 0.62 - (i / 16) * slope,
      r.float(0.14, 0.34) * H,
      i % 2 ? p[0] : p[1],
    ),
  );
  return (
    ground(c, p[2]) +
    circle(sunX, sunY, H * r.float(0.19, 0.26), p[3]) +
    woods +
    polygon(
      [
        [-60, H * 0.61],
        [W + 60, H * 0.6 - slope],
        [W + 60, H + 60],
        [-60, H + 60],
      ],
      p[1],
    ) +
    polygon(
      [
        [-60, H * 0.71],
        [W + 60, H * 0.7 - slope * 1.6],
        [W + 60, H + 60],
        [-60, H + 60],
      ],
      p[0],
    ) +
    at(X + 40 * k, H * 0.66, k * r.float(1.05, 1.3), dust + car, ` rotate(${tilt})`)
  );
};
