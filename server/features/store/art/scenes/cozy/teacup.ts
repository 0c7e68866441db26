import { at, circle, curve, ellipse, ground, many, path, polygon, rect } from '../../ink.ts';
import { hills } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const teacup: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const Y = H * (W > H ? 0.6 : 0.54);
  const handle = r.chance(0.7) ? 1 : -1;
  const steam = [-52, 0, 54]
    .map((x, i) =>
      curve(
        `M${x} ${-150 - i * 6}c-34-40 34-62 0-${104 + i * 12 + r.int(-20, 20)}s28-54 4-${84 - i * 8 + r.int(-14, 14)}`,
        p[4],
        12 - Math.abs(i - 1) * 4,
        {
          'stroke-linecap': 'round',
          opacity: 0.85,
        },
      ),
    )
    .join('');
  const pattern = r.int(0, 2);
  const decoration = [
    curve('M-150-20c80 34 220 34 300 0', p[1], 5) +
      many(7, (i) => circle(-120 + i * 40, 8 - Math.abs(i - 3) * 6, 6, p[3])),
    many(9, (i) =>
      polygon(
        [
          [-140 + i * 32, -30],
          [-124 + i * 32, 0],
          [-140 + i * 32, 30],
          [-156 + i * 32, 0],
        ],
        i % 2 ? p[2] : p[3],
        { opacity: 0.9 - Math.abs(i - 4) * 0.1 },
      ),
    ),
    rect(-164, -30, 328, 12, p[2]) + rect(-156, -4, 312, 6, p[3]) + rect(-148, 14, 296, 12, p[2]),
  ][pattern];
  const boat = path('M-48-122h74l-14 20h-46z', p[3]) + path('M-8-128v-68l46 60zM-14-128v-50l-34 46z', p[4]);
  const floats = [
    boat,
    path('M-30-112a30 30 0 0 1 60 0z', p[4]) + circle(0, -130, 7, p[3]),
    path('M-60-112Q-20-150 20-118L44-134 40-104Q-10-90-60-112Z', p[0]) + circle(-34, -118, 4, p[4]),
  ][r.int(0, 2)];
  const cup =
    path('M172-84c70-12 96 96-32 112', 'none', {
      stroke: p[4],
      'stroke-width': 24,
      transform: `scale(${handle} 1)`,
    }) +
    path('M-180-120H180C180 20 120 110 62 124H-62C-120 110-180 20-180-120Z', p[4]) +
    path('M60-120H180C180 20 120 110 62 124H10C62 90 84-20 60-120Z', p[3], { opacity: 0.55 }) +
    ellipse(0, -120, 180, 44, p[0]) +
    ellipse(0, -114, 166, 36, p[2]) +
    path('M-160-108q27-18 54 0t54 0 54 0 54 0 54 0 50-6C140-84 80-78 0-78S-140-84-160-108Z', p[1]) +
    (floats ?? boat) +
    (decoration ?? '') +
    ellipse(0, 140, 240, 30, p[3]) +
    ellipse(0, 132, 240, 28, p[4]) +
    ellipse(0, 130, 120, 12, p[2], { opacity: 0.5 });
  const disc = H * r.float(0.32, 0.38);
  return (
    ground(c, p[1]) +
    circle(X, Y - H * 0.17, disc, p[2]) +
    circle(X + H * r.float(-0.05, 0.05), Y - H * 0.17, disc * 0.74, p[3], { opacity: 0.55 }) +
    path(hills(c, Y + H * 0.16, H * 0.02, 3), p[0]) +
    at(X, Y, (H / 800) * r.float(0.92, 1.06), steam + cup)
  );
};
