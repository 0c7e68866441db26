// A row of candles. One has just gone out.
import { circle, curve, defs, ellipse, ground, halo, line, num, path, rect, times } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const candles: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const count = r.int(5, 7);
  const gone = r.int(1, count - 2);
  const gap = (H * 0.68) / count;
  const X = W * fx - ((count - 1) * gap) / 2;
  const table = H * 0.76;
  const row = times(count, (i) => {
    const x = X + i * gap;
    const h = H * r.float(0.12, 0.34);
    const w = gap * r.float(0.36, 0.5);
    const top = table - h;
    const wax =
      rect(x - w / 2, top, w, h, p[4]) +
      path(
        `M${num(x - w / 2)} ${num(top)}h${num(w)}v${num(h * 0.3)}q${num(-w * 0.12)} 14 ${num(-w * 0.22)} 0v${num(-h * 0.14)}q${num(-w * 0.2)} 10 ${num(-w * 0.36)} 0v${num(h * 0.08)}q${num(-w * 0.2)} 12 ${num(-w * 0.42)} ${num(-h * 0.24)}z`,
        p[3],
        { opacity: 0.5 },
      ) +
      rect(x + w * 0.16, top, w * 0.34, h, p[0], { opacity: 0.16 });
    const wick = line(
      [
        [x, top],
        [x, top - 14],
      ],
      p[0],
      4,
    );
    const flame =
      i === gone
        ? curve(
            `M${num(x)} ${num(top - 18)}c-24-30 26-52 0-${num(H * 0.09)}s30-46 4-${num(H * 0.1)}`,
            p[2],
            5,
            { 'stroke-linecap': 'round', opacity: 0.8 },
          )
        : circle(x, top - 34, H * 0.11, 'url(#glow)') +
          path(
            `M${num(x)} ${num(top - 78)}C${num(x + 28)} ${num(top - 44)} ${num(x + 20)} ${num(top - 14)} ${num(x)} ${num(top - 10)}C${num(x - 20)} ${num(top - 14)} ${num(x - 26)} ${num(top - 40)} ${num(x)} ${num(top - 78)}Z`,
            p[3],
          ) +
          ellipse(x, top - 28, 7, 14, p[4]);
    return wax + wick + flame;
  }).join('');
  const watcher = r.float(0.26, 0.4);
  return (
    defs(
      halo('glow', [
        [0, p[3], 0.75],
        [1, p[3], 0],
      ]),
    ) +
    ground(c, p[0]) +
    path(
      `M${num(W * fx - H * 0.26)} ${num(table)}C${num(W * fx - H * 0.3)} ${num(H * 0.3)} ${num(W * fx - H * 0.1)} ${num(H * (watcher - 0.16))} ${num(W * fx)} ${num(H * (watcher - 0.16))}S${num(W * fx + H * 0.3)} ${num(H * 0.3)} ${num(W * fx + H * 0.26)} ${num(table)}Z`,
      p[1],
    ) +
    circle(W * fx - H * 0.045, H * watcher, H * 0.009, p[4]) +
    circle(W * fx + H * 0.045, H * watcher, H * 0.009, p[4]) +
    row +
    rect(-60, table, W + 120, H, p[1]) +
    rect(-60, table, W + 120, H * 0.014, p[2])
  );
};
