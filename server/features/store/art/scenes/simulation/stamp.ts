// A postage stamp from orbit.
import { envelope } from '../../figures.ts';
import { type Attributes, at, circle, clip, defs, ellipse, group, many, num, path, rect } from '../../ink.ts';
import { stars } from '../../land.ts';
import type { Scene } from '../../types.ts';

export const stamp: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const Y = H * r.float(0.5, 0.58);
  const R = H * r.float(0.15, 0.2);
  const tilt = r.int(-26, 26);
  const m = H * 0.045;
  const hole = H * 0.0135;
  const gap = H * 0.036;
  const holes =
    many(
      W / gap + 2,
      (i) => circle(i * gap, m * 0.42, hole, p[0]) + circle(i * gap, H - m * 0.42, hole, p[0]),
    ) +
    many(
      H / gap + 2,
      (i) => circle(m * 0.42, i * gap, hole, p[0]) + circle(W - m * 0.42, i * gap, hole, p[0]),
    );
  const turned = `rotate(${tilt} ${num(X)} ${num(Y)})`;
  const ring = (q: number, more: Attributes) =>
    ellipse(X, Y, H * q, H * q * 0.3, 'none', { transform: turned, ...more });
  const front = (q: number, more: Attributes) =>
    path(
      `M${num(X - H * q)} ${num(Y)}A${num(H * q)} ${num(H * q * 0.3)} 0 0 0 ${num(X + H * q)} ${num(Y)}`,
      'none',
      { transform: turned, ...more },
    );
  const bands = many(6, (i) =>
    rect(
      X - R * 1.1,
      Y - R * 1.1 + i * R * 0.38,
      R * 2.2,
      R * (0.06 + r.float(0, 0.2)),
      i % 2 ? p[3] : p[1],
      { opacity: 0.85, transform: turned },
    ),
  );
  const wide = R / H + 0.1;
  const letter = (x: number, y: number, s: number, turn: number) =>
    at(x, y, s, envelope(p[4], p[2]), ` rotate(${turn})`);
  const side = r.chance(0.5) ? 1 : -1;
  return (
    defs(clip('inside', rect(m, m, W - 2 * m, H - 2 * m, '#000')), clip('planet', circle(X, Y, R, '#000'))) +
    rect(0, 0, W, H, p[0]) +
    rect(m * 0.42, m * 0.42, W - m * 0.84, H - m * 0.84, p[4]) +
    holes +
    group(
      rect(0, 0, W, H, p[1]) +
        stars(c, 70, p[4], 1) +
        ring(wide + 0.08, {
          stroke: p[4],
          'stroke-width': 2,
          'stroke-dasharray': '3 12',
          'stroke-linecap': 'round',
        }) +
        ring(wide, { stroke: p[3], 'stroke-width': H * 0.016 }) +
        circle(X, Y, R, p[2]) +
        group(bands, { 'clip-path': 'url(#planet)' }) +
        path(
          `M${num(X)} ${num(Y - R)}a${num(R)} ${num(R)} 0 0 1 0 ${num(R * 2)} ${num(R * 1.5)} ${num(R * 1.5)} 0 0 0 0 ${num(-R * 2)}`,
          p[0],
          { opacity: 0.28, transform: `rotate(24 ${num(X)} ${num(Y)})` },
        ) +
        front(wide, { stroke: p[3], 'stroke-width': H * 0.016 }) +
        letter(X + side * H * 0.24, Y - H * r.float(0.13, 0.2), H / 640, 14 * side) +
        letter(X - side * H * 0.26, Y + H * r.float(0.13, 0.2), H / 820, -20 * side),
      { 'clip-path': 'url(#inside)' },
    )
  );
};
