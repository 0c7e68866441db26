import { at, circle, defs, group, halo, line, many, path, polygon, sky } from '../../ink.ts';
import { hills, stars } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const antlers: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const Y = H * 0.6;
  const tips: [number, number][] = [];
  const branch = (
    x: number,
    y: number,
    angle: number,
    length: number,
    width: number,
    depth: number,
  ): string => {
    const x2 = x + Math.cos(angle) * length;
    const y2 = y + Math.sin(angle) * length;
    if (depth < 2) tips.push([x2, y2]);
    const limb = line(
      [
        [x, y],
        [x2, y2],
      ],
      p[4],
      width,
      { 'stroke-linecap': 'round' },
    );
    if (depth === 0) return limb;
    return (
      limb +
      branch(x2, y2, angle - r.float(0.22, 0.42), length * 0.8, width * 0.72, depth - 1) +
      branch(x2, y2, angle + r.float(0.5, 0.72), length * 0.62, width * 0.62, depth - 1)
    );
  };
  const half = branch(22, -40, -r.float(0.75, 1.15), r.float(80, 98), 13, 3);
  const lamps = tips.map(([x, y]) => circle(x, y, r.float(3, 8), p[3])).join('');
  const head =
    path(
      'M0 96C-16 92-20 70-24 46-34 22-40-6-34-34-20-48 20-48 34-34 40-6 34 22 24 46 20 70 16 92 0 96Z',
      p[4],
    ) +
    path('M-36-26C-74-44-88-34-98-14-72-4-50-4-36-12ZM36-26C74-44 88-34 98-14 72-4 50-4 36-12Z', p[3]) +
    path('M-26-4l14 8-10 4zM26-4l-14 8 10 4zM-8 82h16l-8 12z', p[0]);
  const trunks = many(16, (i) => {
    const w = (r.float(10, 34) * H) / 800;
    const x = (i / 15) * W + r.float(-12, 12);
    if (Math.abs(x - X) < H * 0.11) return '';
    return polygon(
      [
        [x - w / 2, 0],
        [x + w / 2, 0],
        [x + w * 0.75, H],
        [x - w * 0.75, H],
      ],
      i % 2 ? p[0] : p[1],
      {
        opacity: i % 2 ? 1 : 0.75,
      },
    );
  });
  const crown = half + lamps;
  return (
    sky(c, [
      [0, p[0]],
      [0.6, p[1]],
      [1, p[2]],
    ]) +
    defs(
      halo('glow', [
        [0, p[3], 0.5],
        [1, p[3], 0],
      ]),
    ) +
    circle(X, Y - H * 0.12, H * 0.42, 'url(#glow)') +
    stars(c, 70, p[4], 0.7) +
    trunks +
    at(X, Y, H / 800, crown + group(crown, { transform: 'scale(-1 1)' }) + head) +
    path(hills(c, H * 0.83, H * 0.03, 3), p[0])
  );
};
