// What lies over a picture from inside a game: bars, dials, slots. Shapes only, so it needs no language.
import { circle, curve, group, many, num, path, polygon, rect } from './ink.ts';
import type { Rng } from './seeded.ts';
import type { Genre, Palette } from './types.ts';

interface Screen {
  W: number;
  H: number;
  p: Palette;
  r: Rng;
}

const panel = (x: number, y: number, w: number, h: number, s: Screen): string =>
  rect(x, y, w, h, s.p[0], {
    rx: 12,
    'fill-opacity': 0.75,
    stroke: s.p[4],
    'stroke-width': 2,
    'stroke-opacity': 0.3,
  });

const bar = (x: number, y: number, w: number, part: number, ink: string, s: Screen, h = 16): string =>
  rect(x, y, w, h, s.p[0], {
    rx: h / 2,
    'fill-opacity': 0.75,
    stroke: s.p[4],
    'stroke-width': 2,
    'stroke-opacity': 0.55,
  }) + rect(x + 3, y + 3, (w - 6) * part, h - 6, ink, { rx: h / 2 - 3 });

const heart = (x: number, y: number, k: number, ink: string): string =>
  path('M0 12C-26-8-14-26 0-14 14-26 26-8 0 12Z', ink, {
    transform: `translate(${num(x)} ${num(y)}) scale(${k})`,
  });

const slots = (x: number, y: number, count: number, size: number, s: Screen): string => {
  const chosen = s.r.int(0, count - 1);
  return many(count, (i) => {
    const left = x + i * (size + 8);
    const [cx, cy] = [left + size / 2, y + size / 2];
    const ink = [s.p[2], s.p[3], s.p[4]][s.r.int(0, 2)] ?? s.p[3];
    const thing = s.r.pick([
      circle(cx, cy, size * 0.24, ink),
      polygon(
        [
          [cx, cy - size * 0.28],
          [cx + size * 0.28, cy + size * 0.22],
          [cx - size * 0.28, cy + size * 0.22],
        ],
        ink,
      ),
      rect(cx - size * 0.22, cy - size * 0.22, size * 0.44, size * 0.44, ink, { rx: 5 }),
      path(
        `M${num(cx - size * 0.26)} ${num(cy)}Q${num(cx)} ${num(cy - size * 0.4)} ${num(cx + size * 0.26)} ${num(cy)}T${num(cx - size * 0.26)} ${num(cy)}`,
        ink,
      ),
      '',
    ]);
    const edge =
      i === chosen
        ? { stroke: s.p[4], 'stroke-width': 4 }
        : { stroke: s.p[4], 'stroke-width': 2, 'stroke-opacity': 0.4 };
    return rect(left, y, size, size, s.p[0], { rx: 10, 'fill-opacity': 0.72, ...edge }) + thing;
  });
};

const minimap = (cx: number, cy: number, radius: number, s: Screen): string =>
  circle(cx, cy, radius, s.p[0], { opacity: 0.75 }) +
  circle(cx, cy, radius, 'none', { stroke: s.p[4], 'stroke-width': 4 }) +
  curve(
    `M${num(cx - radius * 0.7)} ${num(cy + radius * s.r.float(-0.3, 0.5))}Q${num(cx)} ${num(cy - radius * s.r.float(-0.5, 0.8))} ${num(cx + radius * 0.7)} ${num(cy + radius * s.r.float(-0.4, 0.4))}`,
    s.p[1],
    radius * 0.22,
  ) +
  many(4, () =>
    circle(
      cx + s.r.float(-0.6, 0.6) * radius,
      cy + s.r.float(-0.6, 0.6) * radius,
      5,
      s.r.pick([s.p[3], s.p[2]]),
    ),
  ) +
  polygon(
    [
      [cx, cy - 13],
      [cx + 9, cy + 10],
      [cx, cy + 4],
      [cx - 9, cy + 10],
    ],
    s.p[4],
  );

const HUDS: Record<Genre, (s: Screen) => string> = {
  action: (s) =>
    many(s.r.int(3, 6), (i) => heart(62 + i * 46, 62, 1.15, s.p[2])) +
    bar(44, 92, 260, s.r.float(0.3, 0.95), s.p[3], s, 14) +
    bar(s.W / 2 - 330, s.H - 64, 660, s.r.float(0.25, 0.9), s.p[2], s, 20) +
    many(s.r.int(2, 5), (i) =>
      rect(s.W - 70 - i * 34, 48, 22, 22, s.p[3], { transform: `rotate(45 ${s.W - 59 - i * 34} 59)` }),
    ),
  rpg: (s) =>
    many(3, (i) => {
      const y = s.H - 214 + i * 62;
      return (
        circle(78, y + 22, 26, s.p[i === 0 ? 3 : 2], { stroke: s.p[4], 'stroke-width': 4 }) +
        bar(116, y + 8, 190, s.r.float(0.4, 1), s.p[3], s, 14) +
        bar(116, y + 26, 150, s.r.float(0.2, 1), s.p[2], s, 12)
      );
    }) + minimap(s.W - 122, 118, 78, s),
  racing: (s) => {
    const part = s.r.float(0.45, 0.92);
    const angle = Math.PI * (0.8 + part * 1.4);
    const [cx, cy] = [s.W - 150, s.H - 130];
    return (
      circle(cx, cy, 104, s.p[0], { opacity: 0.8 }) +
      many(15, (i) => {
        const a = Math.PI * (0.8 + (i / 14) * 1.4);
        const inner = i % 2 ? 84 : 76;
        return curve(
          `M${num(cx + Math.cos(a) * inner)} ${num(cy + Math.sin(a) * inner)}L${num(cx + Math.cos(a) * 94)} ${num(cy + Math.sin(a) * 94)}`,
          i > 11 ? s.p[2] : s.p[4],
          4,
        );
      }) +
      curve(
        `M${num(cx)} ${num(cy)}L${num(cx + Math.cos(angle) * 72)} ${num(cy + Math.sin(angle) * 72)}`,
        s.p[3],
        7,
        { 'stroke-linecap': 'round' },
      ) +
      circle(cx, cy, 12, s.p[4]) +
      panel(40, 36, 250, 178, s) +
      many(
        4,
        (i) =>
          rect(58, 54 + i * 38, 26, 26, [s.p[3], s.p[2], s.p[4], s.p[1]][i] ?? s.p[4], { rx: 6 }) +
          rect(98, 62 + i * 38, s.r.int(90, 170), 10, s.p[4], { rx: 5, opacity: i === 1 ? 1 : 0.5 }),
      ) +
      many(5, (i) =>
        circle(s.W / 2 - 64 + i * 32, 58, 10, i < 3 ? s.p[3] : s.p[0], { stroke: s.p[4], 'stroke-width': 3 }),
      )
    );
  },
  simulation: (s) =>
    panel(40, 32, s.W - 80, 62, s) +
    many(
      4,
      (i) =>
        circle(84 + i * 200, 63, 15, [s.p[3], s.p[2], s.p[4], s.p[1]][i] ?? s.p[3]) +
        bar(112 + i * 200, 55, 130, s.r.float(0.2, 0.95), s.p[4], s, 16),
    ) +
    polygon(
      [
        [s.W - 150, 48],
        [s.W - 128, 63],
        [s.W - 150, 78],
      ],
      s.p[4],
    ) +
    polygon(
      [
        [s.W - 116, 48],
        [s.W - 94, 63],
        [s.W - 116, 78],
      ],
      s.p[4],
    ) +
    slots(s.W / 2 - 288, s.H - 104, 8, 64, s),
  puzzle: (s) =>
    many(9, (i) =>
      circle(s.W / 2 - 128 + i * 32, s.H - 52, i === 4 ? 11 : 8, i < 5 ? s.p[3] : s.p[0], {
        stroke: s.p[4],
        'stroke-width': 3,
      }),
    ) +
    circle(78, 74, 34, s.p[0], { opacity: 0.8 }) +
    curve('M90 84a18 18 0 1 0-26-22M60 50v16h16', s.p[4], 5, { 'stroke-linecap': 'round' }),
  horror: (s) =>
    rect(s.W - 170, 46, 96, 36, 'none', { stroke: s.p[4], 'stroke-width': 4, rx: 6 }) +
    rect(s.W - 72, 56, 8, 16, s.p[4]) +
    many(s.r.int(1, 3), (i) => rect(s.W - 162 + i * 28, 54, 22, 20, s.p[3])) +
    circle(s.W / 2, s.H / 2, 4, s.p[4], { opacity: 0.9 }) +
    bar(48, s.H - 66, 220, s.r.float(0.15, 0.7), s.p[4], s, 12),
  strategy: (s) =>
    panel(40, 32, 470, 58, s) +
    many(
      3,
      (i) =>
        polygon(
          [
            [76 + i * 152, 46],
            [91 + i * 152, 61],
            [76 + i * 152, 76],
            [61 + i * 152, 61],
          ],
          [s.p[3], s.p[2], s.p[4]][i] ?? s.p[3],
        ) + bar(104 + i * 152, 54, 96, s.r.float(0.2, 0.9), s.p[4], s, 14),
    ) +
    many(5, (i) => {
      const x = s.W / 2 - 260 + i * 106;
      const lift = i === 2 ? 34 : 0;
      const ink = s.r.pick([s.p[2], s.p[3], s.p[1]]);
      return (
        rect(x, s.H - 118 - lift, 96, 150, s.p[4], {
          rx: 10,
          stroke: s.p[0],
          'stroke-width': 4,
          transform: `rotate(${(i - 2) * 3} ${x + 48} ${s.H})`,
        }) +
        rect(x + 12, s.H - 104 - lift, 72, 58, ink, {
          rx: 6,
          transform: `rotate(${(i - 2) * 3} ${x + 48} ${s.H})`,
        })
      );
    }) +
    polygon(
      Array.from({ length: 6 }, (_, i): [number, number] => [
        s.W - 104 + Math.cos((i * Math.PI) / 3) * 56,
        s.H - 96 + Math.sin((i * Math.PI) / 3) * 56,
      ]),
      s.p[2],
      { stroke: s.p[4], 'stroke-width': 5 },
    ),
  cozy: (s) =>
    slots(s.W / 2 - 272, s.H - 98, 8, 60, s) +
    circle(s.W - 104, 96, 56, s.p[0], { opacity: 0.72 }) +
    path(`M${s.W - 144} 108a40 40 0 0 1 80 0z`, s.p[3]) +
    rect(s.W - 148, 110, 88, 6, s.p[4], { rx: 3 }) +
    many(s.r.int(3, 5), (i) => heart(66 + i * 44, 66, 1, s.p[2])),
};

/** The overlay of one picture from a game of this genre. */
export const drawHud = (genre: Genre, s: Screen): string => group(HUDS[genre](s));
