// A corridor. The door at the end is open.
import { at, circle, defs, fade, ground, path, polygon, rect, times } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const corridor: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx + H * r.float(-0.05, 0.05);
  const Y = H * r.float(0.38, 0.46);
  const half = W > H ? 0.589 * W : 0.56 * W;
  const section = (q: number) => ({
    left: X - half * q,
    right: X + half * q,
    top: Y - H * 0.47 * q,
    foot: Y + H * 0.6 * q,
  });
  const shrink = r.float(0.7, 0.78);
  const frames = times(8, (i) => shrink ** i * 1.15)
    .map((q, i) => {
      const { left, right, top, foot } = section(q);
      const [w, h] = [right - left, foot - top];
      const lit = i % 3 === 1;
      const trim =
        rect(left, top, w * 0.035, h, p[0], { opacity: 0.8 }) +
        rect(right - w * 0.035, top, w * 0.035, h, p[0], { opacity: 0.8 }) +
        rect(X - w * 0.08, top + h * 0.012, w * 0.16, h * 0.012, lit ? p[3] : p[1], { opacity: 0.9 });
      return (
        rect(left, top, w, h, p[1]) + rect(left, top, w, h, p[2], { opacity: i * 0.12 }) + (i < 7 ? trim : '')
      );
    })
    .join('');
  const { left, right, top, foot } = section(0.105);
  const near = section(1.2).foot;
  const nearHalf = half * 0.6;
  const person = path('M-6-44Q0-48 6-44L9-16 7 2H2L0-14-2 2H-7L-9-16Z', p[0]) + circle(0, -52, 6.5, p[0]);
  return (
    ground(c, p[0]) +
    frames +
    defs(
      fade('spill', [
        [0, p[3], 0.75],
        [1, p[3], 0],
      ]),
    ) +
    polygon(
      [
        [left + 4, foot - 1],
        [right - 4, foot - 1],
        [X + nearHalf, near],
        [X - nearHalf, near],
      ],
      'url(#spill)',
    ) +
    rect(left, top, right - left, foot - top, p[4]) +
    at(X, foot, H / 760, person) +
    polygon(
      [
        [X - 5, foot],
        [X + 5, foot],
        [X + 44, near],
        [X - 44, near],
      ],
      p[0],
      { opacity: 0.55 },
    )
  );
};
