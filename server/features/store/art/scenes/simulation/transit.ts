import { circle, curve, ground, line, many, num, type Point } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const transit: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const u = H / 20;
  const ox = W * fx - 7 * u;
  const place = (x: number, y: number): Point => [ox + x * u, y * u];
  // Lines wander on the eight compass directions, from edge to edge.
  const wander = (x: number, y: number, heading: number): Point[] => {
    const out: Point[] = [[x, y]];
    const steps: readonly Point[] = [
      [1, 0],
      [1, 1],
      [0, 1],
      [-1, 1],
      [-1, 0],
      [-1, -1],
      [0, -1],
      [1, -1],
    ];
    let turn = 0;
    let [px, py] = [x, y];
    for (let i = 0; i < 18; i++) {
      const step = steps[(heading + turn + 8) % 8] ?? [1, 0];
      const length = turn === 0 ? r.int(3, 5) : r.int(1, 3);
      px += step[0] * length;
      py += step[1] * length;
      out.push([px, py]);
      turn = turn === 0 ? r.pick([-1, 1]) : 0;
    }
    return out;
  };
  const first = r.int(3, 6);
  const routes: [string, Point[]][] = [
    [p[2], wander(W > H ? -20 : -6, first, 0)],
    [p[1], wander(r.int(2, 5), -3, 2)],
    [p[3], wander(W > H ? -20 : -6, first + r.int(4, 7), 0)],
    [p[0], wander(r.int(9, 13), -3, 2)],
  ];
  const tracks = routes
    .map(([ink, list]) =>
      line(
        list.map(([x, y]) => place(x, y)),
        ink,
        u * 0.42,
        { 'stroke-linejoin': 'round' },
      ),
    )
    .join('');
  const stations = routes
    .flatMap(([, list]) =>
      // A station at each bend and one half way between two bends.
      list.flatMap(([x, y], i): Point[] => {
        const before = list[i - 1];
        return before && i % 2
          ? [
              [(x + before[0]) / 2, (y + before[1]) / 2],
              [x, y],
            ]
          : [[x, y]];
      }),
    )
    .map(([x, y], i) => {
      const big = i % 5 === 1;
      return circle(ox + x * u, y * u, u * (big ? 0.42 : 0.24), p[4], {
        stroke: p[0],
        'stroke-width': u * (big ? 0.13 : 0.09),
      });
    })
    .join('');
  const bank = r.float(0.1, 0.5);
  const river = curve(
    `M-60 ${num(H * bank)}C${num(W * 0.3)} ${num(H * (bank - 0.1))} ${num(W * 0.28)} ${num(H * (bank + 0.3))} ${num(W * 0.6)} ${num(H * (bank + 0.34))}S${num(W * 0.9)} ${num(H * (bank + 0.6))} ${num(W + 60)} ${num(H * (bank + 0.54))}`,
    p[1],
    u * 2.1,
    { opacity: 0.22 },
  );
  const parks = many(5, () =>
    circle(r.float(0, W), r.float(0, H), u * r.float(0.8, 1.7), p[3], { opacity: 0.25 }),
  );
  return ground(c, p[4]) + river + parks + tracks + stations;
};
