// A stair that turns and does not end.
import { swordsman, walker } from '../../figures.ts';
import { at, circle, many, num, polygon, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const stair: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const Y = H * r.float(0.4, 0.48);
  const arms = r.int(18, 26);
  const turn = r.chance(0.5) ? 1 : -1;
  const begin = r.float(0, 6.28);
  const steps = many(arms * 3, (i) => {
    const a = begin + turn * (i / arms) * Math.PI * 2;
    const b = begin + turn * ((i + 1) / arms) * Math.PI * 2;
    const inner = H * (0.5 - i * 0.0072);
    const outer = inner * 1.62 + H * 0.06;
    const tone = [p[1], p[2], p[3]][Math.min(2, Math.floor(i / arms))] ?? p[2];
    const fill = i % 2 ? tone : p[0];
    if (inner < H * 0.035) return '';
    return polygon(
      [
        [X + Math.cos(a) * inner, Y + Math.sin(a) * inner],
        [X + Math.cos(a) * outer, Y + Math.sin(a) * outer],
        [X + Math.cos(b) * outer, Y + Math.sin(b) * outer],
        [X + Math.cos(b) * inner, Y + Math.sin(b) * inner],
      ],
      fill,
    );
  });
  const a = begin + turn * 1.1;
  const reach = H * 0.44;
  return (
    rect(-60, -60, W + 120, H + 120, p[0]) +
    steps +
    circle(X, Y, H * 0.1, p[4]) +
    at(
      X + Math.cos(a) * reach,
      Y + Math.sin(a) * reach,
      H / 620,
      walker(p[4]),
      ` rotate(${num((a * 180) / Math.PI - 90)})`,
    ) +
    at(X, Y + H * 0.05, H / 1300, swordsman(p[0], p[2]))
  );
};
