// A road that winds over hill after hill to one lit tower.
import { walker } from '../../figures.ts';
import { at, circle, ellipse, many, num, path, polygon, rect, sky } from '../../ink.ts';
import { hills } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const road: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const towerX = X + H * r.float(-0.2, 0.2);
  const towerY = H * 0.45;
  const tower =
    rect(-17, -120, 34, 130, p[0]) +
    polygon(
      [
        [-26, -118],
        [26, -118],
        [0, -176],
      ],
      p[0],
    ) +
    rect(-5, -100, 10, 16, p[3]) +
    circle(0, -92, 46, p[3], { opacity: 0.2 });
  const swing = H * r.float(0.16, 0.3) * (r.chance(0.5) ? 1 : -1);
  const way = (w: number) => {
    const foot = X - swing * 0.5;
    return `M${num(towerX - w * 0.02)} ${num(towerY)}C${num(towerX + swing)} ${num(H * 0.55)} ${num(X - swing * 1.4)} ${num(H * 0.62)} ${num(X)} ${num(H * 0.7)}S${num(X + swing * 1.2)} ${num(H * 0.84)} ${num(foot - w)} ${num(H + 40)}L${num(foot + w)} ${num(H + 40)}C${num(X + swing * 1.2 + w * 1.6)} ${num(H * 0.84)} ${num(X + w * 0.6)} ${num(H * 0.75)} ${num(X + w * 0.42)} ${num(H * 0.7)}S${num(towerX + swing + w * 0.1)} ${num(H * 0.55)} ${num(towerX + w * 0.02)} ${num(towerY)}Z`;
  };
  const trees = many(12, (i) => {
    const y = H * (0.58 + (i % 6) * 0.06);
    const x = r.float(0, W);
    const s = (H / 800) * (0.5 + (i % 6) * 0.14);
    return at(x, y, s, rect(-3, -14, 6, 16, p[0]) + ellipse(0, -40, 17, 32, i % 2 ? p[0] : p[1]));
  });
  return (
    sky(c, [
      [0, p[3]],
      [0.55, p[4]],
    ]) +
    circle(X - (towerX - X), H * r.float(0.16, 0.28), H * r.float(0.06, 0.1), p[2]) +
    path(hills(c, H * 0.46, H * 0.05, 3), p[2], { opacity: 0.55 }) +
    path(hills(c, H * 0.5, H * 0.05, 2), p[2]) +
    at(towerX, towerY, H / 800, tower) +
    path(hills(c, H * 0.62, H * 0.03, 3), p[1], { opacity: 0.65 }) +
    path(way(H * 0.13), p[4]) +
    trees +
    at(X - swing * 0.05, H * 0.72, H / 640, walker(p[0])) +
    at(X + swing * 0.05, H * 0.73, H / 720, walker(p[2]))
  );
};
