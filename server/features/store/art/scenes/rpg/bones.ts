// A rib cage the size of a valley, and travellers going through it.
import { gull, walker } from '../../figures.ts';
import { at, circle, curve, group, many, num, path, polygon, sky } from '../../ink.ts';
import { hills, ridge } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const bones: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const lean = r.float(-0.04, 0.04) * H;
  const count = r.int(5, 7);
  const sunX = X + H * r.float(-0.16, 0.16);
  const ribs = many(count, (i) => {
    const t = i / (count - 1);
    const half = H * (0.36 - t * 0.22);
    const top = H * (0.2 + t * 0.26);
    const foot = H * (0.84 - t * 0.12);
    const cx = X + lean * i;
    const w = H * (0.036 - t * 0.018);
    const fill = t < 0.4 ? p[4] : t < 0.75 ? p[3] : p[2];
    const arc = (side: 1 | -1) =>
      `M${num(cx)} ${num(top)}C${num(cx + side * half * 1.1)} ${num(top - H * 0.02)} ${num(cx + side * half * 1.25)} ${num(foot - H * 0.2)} ${num(cx + side * half * 0.82)} ${num(foot)}`;
    return (
      curve(arc(1), fill, w, { 'stroke-linecap': 'round' }) +
      curve(arc(-1), fill, w, { 'stroke-linecap': 'round' })
    );
  });
  const band = many(r.int(2, 4), (i) =>
    at(X + H * (0.02 + i * 0.045), H * 0.835 - i * 2, (H / 800) * (1 - i * 0.1), walker(p[0])),
  );
  return (
    sky(c, [
      [0, p[1]],
      [0.6, p[2]],
      [1, p[3]],
    ]) +
    circle(sunX, H * 0.5, H * 0.13, p[4]) +
    polygon(ridge(c, H * 0.62, H * 0.1), p[2]) +
    polygon(ridge(c, H * 0.7, H * 0.06), p[1]) +
    group(ribs) +
    path(hills(c, H * 0.83, H * 0.03, 3), p[0]) +
    band +
    many(5, () => at(r.float(0.1, 0.9) * W, r.float(0.08, 0.3) * H, H / 1100, gull(p[0])))
  );
};
