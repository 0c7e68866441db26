// Eyes. They are not all looking at you.
import { circle, curve, ground, many, num, path } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const eyes: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const placed: [number, number, number][] = [
    [X + H * r.float(-0.08, 0.08), H * r.float(0.36, 0.5), H * r.float(0.12, 0.17)],
  ];
  for (let i = 0; i < 400 && placed.length < 34; i++) {
    const s = H * r.float(0.016, 0.07);
    const x = r.float(0.02, 0.98) * W;
    const y = r.float(0.06, 0.9) * H;
    if (
      placed.every(([px, py, ps]) => Math.abs(px - x) > (ps + s) * 1.12 || Math.abs(py - y) > (ps + s) * 0.62)
    )
      placed.push([x, y, s]);
  }
  const look = r.float(-0.6, 0.6);
  const drawn = placed
    .map(([x, y, s], i) => {
      const open = i === 0 ? 0.9 : r.float(0.25, 0.9);
      const away = i === 0 ? 0 : r.chance(0.7) ? look : -look;
      const white = i % 4 === 1 ? p[3] : p[4];
      return (
        path(
          `M${num(x - s)} ${num(y)}Q${num(x)} ${num(y - s * open)} ${num(x + s)} ${num(y)}Q${num(x)} ${num(y + s * open)} ${num(x - s)} ${num(y)}Z`,
          white,
        ) +
        circle(x + away * s * 0.4, y, s * 0.34 * Math.min(1, open + 0.3), i === 0 ? p[2] : p[1]) +
        circle(x + away * s * 0.4, y, s * 0.16, p[0])
      );
    })
    .join('');
  return (
    ground(c, p[0]) +
    many(26, (i) =>
      curve(
        `M${num((i / 25) * W * 1.2 - W * 0.1)} -60q${num(r.float(-60, 60))} ${num(H / 2)} 0 ${num(H + 120)}`,
        p[1],
        r.float(2, 16),
        { opacity: 0.55 },
      ),
    ) +
    drawn
  );
};
