import { at, circle, curve, ground, line, many, num, path, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

const crust = '#b9703a';
const crumb = '#e2a55e';
const flour = '#fbeed6';

export const bakery: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const table = H * 0.68;
  const round = (x: number, y: number, s: number) =>
    at(
      x,
      y,
      s,
      path('M-120 0C-130-90-60-130 0-130S130-90 120 0Q0 22-120 0Z', crust) +
        path('M-60-92 -20-20M-4-108 26-24M52-98 72-34', 'none', {
          stroke: flour,
          'stroke-width': 12,
          'stroke-linecap': 'round',
        }),
    );
  const stick = (x: number, y: number, s: number) =>
    at(
      x,
      y,
      s,
      path('M-170 0C-170-40-140-46 0-46S170-40 170 0Q0 14-170 0Z', crumb) +
        many(5, (i) =>
          line(
            [
              [-120 + i * 56, -36],
              [-96 + i * 56, -8],
            ],
            flour,
            8,
            { 'stroke-linecap': 'round' },
          ),
        ),
    );
  const bun = (x: number, y: number, s: number) =>
    at(
      x,
      y,
      s,
      path('M-64 0C-70-62-34-84 0-84S70-62 64 0Q0 12-64 0Z', crumb) +
        circle(0, -84, 10, crust) +
        path('M-40-52Q0-76 40-52', 'none', { stroke: flour, 'stroke-width': 6 }),
    );
  const k = H / 800;
  const shelf = (y: number) =>
    rect(X - H * 0.3, y, H * 0.6, H * 0.014, p[0]) +
    many(r.int(4, 5), (i) => r.pick([round, stick, bun])(X - H * 0.24 + i * H * 0.12, y, k * 0.42));
  const steam = many(3, (i) =>
    curve(`M${num(X - 50 + i * 50)} ${num(table - H * 0.2)}c-24-34 26-50 0-${num(H * 0.1)}`, p[4], 8, {
      'stroke-linecap': 'round',
      opacity: 0.7,
    }),
  );
  return (
    ground(c, p[1]) +
    circle(X + H * r.float(-0.12, 0.12), H * r.float(0.24, 0.34), H * r.float(0.18, 0.26), p[4], {
      opacity: 0.9,
    }) +
    shelf(H * 0.26) +
    shelf(H * 0.42) +
    rect(-60, table, W + 120, H, p[0]) +
    rect(-60, table, W + 120, H * 0.02, p[3]) +
    steam +
    r
      .shuffle([
        stick(X - H * 0.12, table + H * 0.05, k),
        bun(X + H * 0.2, table + H * 0.06, k * 1.2),
        round(X + H * r.float(-0.02, 0.06), table + H * 0.08, k * 1.35),
      ])
      .join('') +
    many(20, () => circle(r.float(0, W), H * r.float(0.78, 0.98), r.float(1, 4), p[4], { opacity: 0.4 }))
  );
};
