// A strip of paper, folded until it is something else.
import { circle, clip, defs, ground, group, line, many, polygon, rect, times } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const fold: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const width = H * r.float(0.11, 0.15);
  const count = r.int(5, 7);
  const inks: readonly [string, string][] = [
    [p[3], p[2]],
    [p[2], p[1]],
  ];
  const rise = (H * 0.66) / count;
  const reach = H * r.float(0.17, 0.22);
  const side0 = r.chance(0.5) ? 1 : -1;
  const strips = times(count, (i) => {
    const side = i % 2 ? side0 : -side0;
    const y = H * 0.14 + i * rise;
    const x0 = X + side * reach * r.float(0.85, 1.15);
    const x1 = X - side * reach * r.float(0.85, 1.15);
    const [face, back] = inks[i % 2] ?? inks[0] ?? [p[3], p[2]];
    return (
      polygon(
        [
          [x0, y],
          [x0 - side * width * 0.1, y + width],
          [x1 - side * width * 0.1, y + rise + width],
          [x1, y + rise],
        ],
        i % 2 ? back : face,
      ) +
      polygon(
        [
          [x1, y + rise],
          [x1 - side * width * 0.1, y + rise + width],
          [x1 - side * width * 0.75, y + rise + width * 0.5],
        ],
        p[0],
        { opacity: 0.9 },
      )
    );
  });
  return (
    ground(c, p[4]) +
    defs(clip('page', rect(0, 0, W, H, '#000'))) +
    group(
      many(12, (i) =>
        line(
          [
            [-60, i * H * 0.09],
            [W + 60, i * H * 0.09 + H * 0.02],
          ],
          p[3],
          1.5,
          { opacity: 0.35 },
        ),
      ) +
        circle(X + side0 * H * r.float(0.02, 0.16), H * r.float(0.3, 0.6), H * r.float(0.18, 0.28), p[1], {
          opacity: 0.14,
        }) +
        strips.join(''),
      { 'clip-path': 'url(#page)' },
    )
  );
};
