import { ground, line, type Point, polygon, rect } from '../../ink.ts';
import { glints } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const harbour: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const s = H * 0.052;
  const X = W * fx;
  const Y = H * 0.5;
  const iso = (x: number, y: number, z: number): Point => [
    X + (x - y) * s * 0.87,
    Y + (x + y) * s * 0.5 - z * s,
  ];
  const box = (
    x: number,
    y: number,
    z: number,
    w: number,
    d: number,
    h: number,
    paint: readonly [string, string, string],
  ) =>
    polygon(
      [iso(x, y, z + h), iso(x + w, y, z + h), iso(x + w, y + d, z + h), iso(x, y + d, z + h)],
      paint[0],
    ) +
    polygon(
      [iso(x, y + d, z + h), iso(x + w, y + d, z + h), iso(x + w, y + d, z), iso(x, y + d, z)],
      paint[1],
    ) +
    polygon(
      [iso(x + w, y, z + h), iso(x + w, y + d, z + h), iso(x + w, y + d, z), iso(x + w, y, z)],
      paint[2],
    );
  const shade = (fill: string) => [fill, fill, fill] as const;
  const crate = (x: number, y: number, z: number, fill: string) =>
    box(x, y, z, 0.88, 1.84, 0.82, shade(fill)) +
    polygon(
      [
        iso(x, y + 1.84, z + 0.82),
        iso(x + 0.88, y + 1.84, z + 0.82),
        iso(x + 0.88, y + 1.84, z),
        iso(x, y + 1.84, z),
      ],
      p[0],
      { opacity: 0.22 },
    ) +
    polygon(
      [
        iso(x + 0.88, y, z + 0.82),
        iso(x + 0.88, y + 1.84, z + 0.82),
        iso(x + 0.88, y + 1.84, z),
        iso(x + 0.88, y, z),
      ],
      p[0],
      { opacity: 0.42 },
    );
  const paints = [p[4], p[2], p[3], p[1]];
  const height = r.float(2.6, 3.8);
  let cargo = '';
  for (let x = -4; x < 5; x++) {
    for (let y = -4; y < 5; y += 2) {
      const stack = Math.min(
        4,
        Math.max(0, Math.round(r.float(-0.8, height) - (Math.abs(x) + Math.abs(y)) * 0.12)),
      );
      for (let z = 0; z < stack; z++) cargo += crate(x, y, z * 0.9, r.pick(paints));
    }
  }
  const leg = (x: number, y: number) => line([iso(x, y, 0), iso(x, y, 7.4)], p[0], H * 0.014);
  const trolley = r.float(-3, 3);
  const crane =
    leg(-4.6, 5.6) +
    leg(4.4, 5.6) +
    line([iso(-7.6, 5.6, 7.4), iso(7.4, 5.6, 7.4)], p[0], H * 0.024) +
    line([iso(-7.6, 5.6, 8.1), iso(7.4, 5.6, 7.4)], p[0], H * 0.006) +
    line([iso(trolley, 5.6, 7.4), iso(trolley, 5.6, 4.4)], p[0], H * 0.004) +
    crate(trolley - 0.4, 4.8, 3.4, p[2]);
  const quay = (drop: number): Point[] => [
    iso(-5.2, -5.2, drop),
    iso(6, -5.2, drop),
    iso(6, 6.6, drop),
    iso(-5.2, 6.6, drop),
  ];
  return (
    ground(c, p[1]) +
    rect(-60, -60, W + 120, H + 120, p[0], { opacity: 0.28 }) +
    glints(c, 26, 0.2, p[4]) +
    polygon(quay(-0.7), p[0], { opacity: 0.7 }) +
    polygon(quay(0), p[4], { opacity: 0.55 }) +
    cargo +
    crane
  );
};
