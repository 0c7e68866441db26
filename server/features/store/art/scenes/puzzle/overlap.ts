// Ink over ink: where shapes meet, a third colour.
import { circle, ground, num, path, polygon, rect } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const overlap: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const Y = H * 0.54;
  const s = H * 0.19;
  const ink = { style: 'mix-blend-mode:multiply' };
  const move = () => s * r.float(-0.24, 0.24);
  const flip = r.chance(0.5) ? 1 : -1;
  const [dx, dy] = [move(), move()];
  return (
    ground(c, p[4]) +
    circle(X - flip * s * 0.62 + dx, Y - s * 0.66 + dy, s * r.float(0.85, 1.15), p[3], ink) +
    rect(X - s * 0.86 + flip * s * 0.46, Y - s * 0.5 + move(), s * 1.72, s * 1.72, p[2], {
      ...ink,
      transform: `rotate(${r.pick([0, 0, 12, -18, 45])} ${num(X)} ${num(Y)})`,
    }) +
    polygon(
      [
        [X - flip * s * 1.34, Y + s * 1.62],
        [X - flip * s * 0.12 + move(), Y - s * 0.66],
        [X + flip * s * 1.1, Y + s * 1.62],
      ],
      p[1],
      ink,
    ) +
    path(
      `M${num(X + flip * s * 0.8 - s * 0.6)} ${num(Y - s * 0.5 - dy)}a${num(s * 0.6)} ${num(s * 0.6)} 0 0 1 ${num(s * 1.2)} 0z`,
      p[0],
      ink,
    )
  );
};
