// Sails leaning the same way, and the swell that carries them.
import { at, circle, curve, many, num, path, rect, sky } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const sails: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const lean = r.int(7, 16) * (r.chance(0.5) ? 1 : -1);
  const boat = (main: string, jib: string, mark: string) =>
    path('M6-250C76-170 104-90 108-24H6Z', main) +
    path('M-6-220C-40-150-78-80-92-24H-6Z', jib) +
    rect(-3, -262, 6, 262, p[0]) +
    path('M-110-10H126L96 30H-74Z', p[0]) +
    rect(-92, 2, 196, 6, mark) +
    circle(46, -110, 22, mark);
  const fleet = [
    [-0.24, 0.52, 0.42],
    [0.26, 0.5, 0.36],
    [-0.02, 0.66, 1.05],
  ].map(([dx = 0, y = 0, s = 1], i) =>
    at(
      X + (dx + r.float(-0.06, 0.06)) * H,
      H * y,
      (H / 800) * s * r.float(0.9, 1.1),
      boat(i === 2 ? p[4] : i ? p[3] : p[2], i === 2 ? p[2] : p[4], i === 2 ? p[3] : p[1]),
      ` rotate(${lean + r.int(-2, 2)})`,
    ),
  );
  const wave = (y: number, fill: string, size: number) => {
    const step = H * size;
    const begin = -step * r.float(0, 1) - 40;
    const crests = many(
      (W + 200) / step + 2,
      () => `q${num(step * 0.25)} ${num(-step * 0.16)} ${num(step * 0.5)} 0t${num(step * 0.5)} 0`,
    );
    return path(`M${num(begin)} ${num(H * y)}${crests}V${num(H + 60)}H-60Z`, fill);
  };
  return (
    sky(c, [
      [0, p[3]],
      [0.6, p[4]],
    ]) +
    circle(X + H * r.float(-0.2, 0.2), H * r.float(0.24, 0.4), H * r.float(0.12, 0.2), p[2], {
      opacity: 0.9,
    }) +
    wave(0.51, p[2], 0.2) +
    (fleet[0] ?? '') +
    (fleet[1] ?? '') +
    wave(0.57, p[1], 0.26) +
    (fleet[2] ?? '') +
    wave(0.69, p[1], 0.3) +
    wave(0.78, p[0], 0.36) +
    many(9, () =>
      curve(`M${num(r.float(0, W))} ${num(H * r.float(0.6, 0.76))}h${num(r.float(20, 70))}`, p[4], 3, {
        opacity: 0.7,
      }),
    )
  );
};
