import { circle, curve, defs, dots, ground, line, many, num, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const buttons: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const placed: [number, number, number][] = [];
  for (let i = 0; i < 600 && placed.length < 40; i++) {
    const s = H * (placed.length < 4 ? r.float(0.1, 0.14) : r.float(0.025, 0.085));
    const [x, y] = [r.float(0, W), r.float(0, H)];
    if (placed.every(([px, py, ps]) => Math.hypot(px - x, py - y) > ps + s + 6)) placed.push([x, y, s]);
  }
  const drawn = placed
    .map(([x, y, s], i) => {
      const ink = r.pick([p[2], p[3], p[4], p[2]]);
      const holes = i % 3 ? 4 : 2;
      const turn = r.float(0, 3);
      return (
        circle(x + 4, y + 6, s, p[0], { opacity: 0.35 }) +
        circle(x, y, s, ink) +
        circle(x, y, s * 0.74, 'none', { stroke: p[0], 'stroke-width': 2.5, opacity: 0.5 }) +
        many(holes, (k) =>
          circle(
            x + Math.cos(turn + (k / holes) * 6.28) * s * 0.26,
            y + Math.sin(turn + (k / holes) * 6.28) * s * 0.26,
            s * 0.1,
            p[0],
          ),
        )
      );
    })
    .join('');
  const X = W * fx;
  const needle = line(
    [
      [X - H * 0.2, H * 0.72],
      [X + H * 0.2, H * 0.3],
    ],
    p[4],
    H * 0.012,
    { 'stroke-linecap': 'round' },
  );
  const thread = curve(
    `M${num(X - H * 0.2)} ${num(H * 0.72)}C${num(X - H * 0.5)} ${num(H * r.float(0.9, 1.1))} ${num(X + H * 0.1)} ${num(H * r.float(0.5, 0.9))} ${num(X + H * 0.16)} ${num(H * 0.7)}S${num(X - H * 0.3)} ${num(H * 0.4)} ${num(X - H * 0.1)} ${num(H * r.float(0.1, 0.3))} ${num(X + H * 0.4)} ${num(H * 0.1)} ${num(W + 60)} ${num(H * r.float(0, 0.3))}`,
    p[4],
    H * 0.006,
    { 'stroke-dasharray': '14 5' },
  );
  return (
    ground(c, p[1]) +
    defs(dots('dot', 14, 1.6, p[0])) +
    rect(0, 0, W, H, 'url(#dot)', { opacity: 0.4 }) +
    drawn +
    thread +
    needle
  );
};
