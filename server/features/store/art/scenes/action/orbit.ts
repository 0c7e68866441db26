import { at, circle, ellipse, line, many, num, path, sky } from '../../ink.ts';
import { stars } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const orbit: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const planetY = H * r.float(0.98, 1.12);
  const R = H * r.float(0.44, 0.56);
  const rocket = (body: string, fin: string) =>
    path('M0-56C18-40 22-10 16 24H-16C-22-10-18-40 0-56Z', body) +
    path('M-16 4-32 34-14 26ZM16 4 32 34 14 26Z', fin) +
    circle(0, -16, 7, fin) +
    path('M-9 28 0 70 9 28Z', p[3]);
  const fleet = many(r.int(3, 5), (i) => {
    const x = W * r.float(0.14, 0.86);
    const y = H * (0.16 + i * 0.11 + r.float(-0.03, 0.03));
    const angle = r.int(-75, 75);
    const back = ((angle + 90) * Math.PI) / 180;
    const length = H * r.float(0.2, 0.6);
    const tail = line(
      [
        [x, y],
        [x + Math.cos(back) * length, y + Math.sin(back) * length],
      ],
      i % 2 ? p[2] : p[3],
      H * 0.008,
      { 'stroke-linecap': 'round', opacity: 0.8 },
    );
    return (
      tail + at(x, y, (H / 800) * r.float(0.7, 1.25), rocket(i % 2 ? p[4] : p[3], p[2]), ` rotate(${angle})`)
    );
  });
  const bands = many(5, (i) => circle(X + H * 0.1, planetY, R * (1 - i * 0.13), i % 2 ? p[1] : p[2]));
  return (
    sky(c, [
      [0, p[0]],
      [1, p[1]],
    ]) +
    stars(c, 110, p[4], 0.9) +
    ellipse(X, planetY, R * 1.5, R * 0.42, 'none', {
      stroke: p[3],
      'stroke-width': H * 0.01,
      transform: `rotate(${r.int(-16, 16)} ${num(X)} ${num(planetY)})`,
    }) +
    bands +
    fleet
  );
};
