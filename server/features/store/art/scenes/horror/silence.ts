// A voice that was taken out: lines bend round a head and stop at the mouth.
import { ground, many, num, path, rect, times } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const silence: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const count = r.int(28, 38);
  const wide = r.float(0.2, 0.27);
  const tall = r.float(0.27, 0.33);
  const lift = r.float(0.07, 0.1);
  const lines = many(count, (i) => {
    const y = H * (0.12 + 0.66 * (i / count));
    const list = times(27, (j): [number, number] => {
      const x = (j / 26) * W;
      const dx = (x - X) / (H * wide);
      const dy = (y - H * 0.44) / (H * tall);
      const q = dx * dx + dy * dy;
      const rise = q < 1 ? Math.sqrt(1 - q) * H * lift : 0;
      const neck = Math.abs(dx) < 0.42 && dy > 0.6 ? H * 0.045 : 0;
      return [x, y - Math.max(rise, neck) + r.float(-1.6, 1.6)];
    });
    const d = `M-60 ${num(y + 40)}L-60 ${num(list[0]?.[1] ?? y)}${list.map(([x, v]) => `L${num(x)} ${num(v)}`).join('')}H${num(W + 60)}V${num(y + 40)}`;
    const strong = i % 7 === 3;
    return path(d, p[0], {
      stroke: strong ? p[4] : p[3],
      'stroke-width': strong ? 2.6 : 1.5,
      'stroke-opacity': String(0.35 + 0.6 * Math.min(1, i / 16)),
    });
  });
  const tape = H * r.float(0.2, 0.3);
  return (
    ground(c, p[0]) +
    lines +
    rect(X - tape / 2, H * r.float(0.44, 0.54), tape, H * 0.052, '#b8402f', {
      transform: `rotate(${r.int(-6, 6)} ${num(X)} ${num(H * 0.5)})`,
    })
  );
};
