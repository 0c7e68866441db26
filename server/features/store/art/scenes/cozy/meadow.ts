import { at, circle, curve, ellipse, many, num, path, rect, sky } from '../../ink.ts';
import { hills } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const meadow: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const bloom = (x: number, y: number, s: number, i: number) => {
    const petals = r.int(5, 9);
    const ink = [p[2], p[4], p[3]][i % 3] ?? p[2];
    return (
      many(petals, (k) =>
        ellipse(x, y - s * 0.62, s * 0.3, s * 0.52, ink, {
          transform: `rotate(${num((k / petals) * 360)} ${num(x)} ${num(y)})`,
        }),
      ) + circle(x, y, s * 0.3, i % 3 === 2 ? p[0] : p[3])
    );
  };
  const count = r.int(9, 14);
  const flowers = many(count, (i) => {
    const x = (i / (count - 1)) * W + r.float(-24, 24);
    const y = H * r.float(0.4, 0.74);
    const s = H * r.float(0.03, 0.075);
    const leaf = ellipse(x + s * 0.7, y + (H * 0.9 - y) * 0.55, s * 0.9, s * 0.24, p[0], {
      transform: `rotate(-28 ${num(x)} ${num(y + (H * 0.9 - y) * 0.55)})`,
    });
    return (
      curve(
        `M${num(x)} ${num(y)}Q${num(x + r.float(-20, 20))} ${num((y + H) / 2)} ${num(x + r.float(-14, 14))} ${num(H + 40)}`,
        p[0],
        H * 0.007,
      ) +
      leaf +
      bloom(x, y, s, i)
    );
  });
  const bee =
    ellipse(0, 0, 16, 11, p[3]) +
    rect(-4, -11, 5, 22, p[0]) +
    rect(6, -9, 4, 18, p[0]) +
    ellipse(-2, -14, 8, 11, p[4], { opacity: 0.8, transform: 'rotate(-20)' });
  return (
    sky(c, [
      [0, p[4]],
      [0.6, p[3]],
    ]) +
    circle(X + H * r.float(-0.2, 0.2), H * r.float(0.2, 0.34), H * r.float(0.09, 0.15), p[4]) +
    path(hills(c, H * 0.5, H * 0.06, 3), p[2], { opacity: 0.55 }) +
    path(hills(c, H * 0.6, H * 0.05, 2), p[1], { opacity: 0.8 }) +
    path(hills(c, H * 0.72, H * 0.04, 3), p[1]) +
    flowers +
    many(r.int(2, 4), () =>
      at(r.float(0.15, 0.85) * W, H * r.float(0.24, 0.5), H / 620, bee, ` rotate(${r.int(-20, 20)})`),
    ) +
    path(hills(c, H * 0.92, H * 0.02, 3), p[0])
  );
};
