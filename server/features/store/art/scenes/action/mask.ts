import { at, circle, defs, dots, ground, group, line, many, type Point, polygon, times } from '../../ink.ts';
import type { Scene } from '../../types.ts';

export const mask: Scene = (c) => {
  const { W, H, p, r, fx } = c;
  const X = W * fx;
  const u = H * 0.056;
  const ear = r.float(4.4, 6.2);
  const jaw = r.float(4.2, 5.6);
  const wide = r.float(3.6, 4.4);
  const half: (readonly [string, Point[]])[] = [
    [
      p[2],
      [
        [0, -3],
        [2.4, -3.2],
        [0, 1],
      ],
    ],
    [
      p[3],
      [
        [2.4, -3.2],
        [wide, -ear],
        [wide + 0.5, -1.6],
      ],
    ],
    [
      p[1],
      [
        [2.9, -3.1],
        [wide - 0.1, -ear + 1.1],
        [wide + 0.1, -2],
      ],
    ],
    [
      p[3],
      [
        [2.4, -3.2],
        [wide + 0.5, -1.6],
        [0, 1],
      ],
    ],
    [
      p[2],
      [
        [wide + 0.5, -1.6],
        [wide + 0.2, 1.4],
        [1.4, 0.1],
      ],
    ],
    [
      p[4],
      [
        [wide + 0.2, 1.4],
        [1.5, jaw - 0.6],
        [1.2, 0.6],
      ],
    ],
    [
      p[3],
      [
        [0, 1],
        [1.4, 0.1],
        [1.2, 3],
        [0, 3],
      ],
    ],
    [
      p[4],
      [
        [0, 3],
        [1.3, 3],
        [1.5, jaw - 0.6],
        [0, jaw],
      ],
    ],
    [
      p[0],
      [
        [0, 2.6],
        [0.9, 2.4],
        [0, 3.6],
      ],
    ],
    [
      p[0],
      [
        [1.1, -0.5],
        [2.9, -1.2],
        [2.2, -0.1],
      ],
    ],
  ];
  const stripes = times(r.int(2, 4), (i): readonly [string, Point[]] => [
    p[0],
    [
      [wide + 0.4, -1 + i * 0.75],
      [2.6 - i * 0.2, -0.6 + i * 0.9],
      [wide + 0.3, -0.6 + i * 0.75],
    ],
  ]);
  const side = [...half, ...stripes]
    .map(([fill, corners]) =>
      polygon(
        corners.map(([x, y]): Point => [x * u, y * u]),
        fill,
      ),
    )
    .join('');
  const eye = circle(2 * u, -0.5 * u, u * 0.16, p[4]);
  const face = side + eye + group(side + eye, { transform: 'scale(-1 1)' });
  const rays = r.int(11, 19);
  const burst = many(rays, (i) => {
    const a = (i / rays) * Math.PI * 2 + 0.1;
    const b = ((i + 0.5) / rays) * Math.PI * 2 + 0.1;
    const far = W + H;
    return polygon(
      [
        [X, H * 0.42],
        [X + Math.cos(a) * far, H * 0.42 + Math.sin(a) * far],
        [X + Math.cos(b) * far, H * 0.42 + Math.sin(b) * far],
      ],
      p[0],
    );
  });
  return (
    defs(dots('dot', 12, 2.2, p[2])) +
    ground(c, p[1]) +
    burst +
    circle(X, H * 0.42, H * 0.36, p[0]) +
    circle(X, H * 0.42, H * 0.36, 'url(#dot)', { opacity: 0.35 }) +
    at(X, H * 0.43, r.float(0.95, 1.15), face) +
    line(
      [
        [X - H * 0.36, H * 0.9],
        [X + H * 0.36, H * 0.9],
      ],
      p[3],
      4,
    )
  );
};
