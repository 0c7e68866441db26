// Truchet tiles: one path through all of them.
import { curve, ground, num, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const truchet: Scene = (c) => {
  const { W, H, p, r } = c;
  const s = Math.min(W, H) / r.pick([4, 5, 6, 6, 7]);
  const h = s / 2;
  let all = '';
  let chosen = '';
  let back = '';
  for (let y = 0; y * s < H; y++) {
    for (let x = 0; x * s < W; x++) {
      const [X, Y] = [x * s, y * s];
      const arc = r.chance(0.5)
        ? `M${num(X + h)} ${num(Y)}A${num(h)} ${num(h)} 0 0 1 ${num(X)} ${num(Y + h)}M${num(X + s)} ${num(Y + h)}A${num(h)} ${num(h)} 0 0 0 ${num(X + h)} ${num(Y + s)}`
        : `M${num(X + h)} ${num(Y)}A${num(h)} ${num(h)} 0 0 0 ${num(X + s)} ${num(Y + h)}M${num(X)} ${num(Y + h)}A${num(h)} ${num(h)} 0 0 1 ${num(X + h)} ${num(Y + s)}`;
      all += arc;
      if (r.chance(0.12)) chosen += arc;
      if ((x * 7 + y * 3) % 5 === 0) back += rect(X, Y, s + 0.5, s + 0.5, p[0], { opacity: 0.18 });
    }
  }
  const light = r.chance(0.6);
  const base = light ? p[1] : p[4];
  const way = light ? p[4] : p[1];
  return (
    ground(c, base) +
    back +
    curve(all, p[0], s * 0.44) +
    curve(all, way, s * 0.3) +
    curve(chosen, p[2], s * 0.3) +
    curve(all, light ? p[0] : p[4], s * 0.03, { 'stroke-dasharray': '6 8' })
  );
};
