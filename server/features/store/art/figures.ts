// Small figures drawn round their own feet: people, trees, boats, birds.
import { circle, line, type Point, path, polygon } from './ink.ts';

/** A duellist with a scarf; about 110 units tall. */
export const swordsman = (fill: string, scarf: string): string =>
  path('M-13-84Q0-92 13-84L24-44 36 0H-38L-22-42Z', fill) +
  circle(0, -98, 13, fill) +
  line(
    [
      [14, -58],
      [30, -44],
      [96, -12],
    ],
    fill,
    6,
    { 'stroke-linecap': 'round' },
  ) +
  path('M-8-90C-40-96-58-74-98-88-70-66-44-60-6-74Z', scarf);

/** A walker; about 42 units tall. */
export const walker = (fill: string): string => path('M-7-30 7-30 12 0H-12Z', fill) + circle(0, -36, 6, fill);

/** Somebody running, seen from the side; about 100 units tall. */
export const runner = (fill: string): string =>
  circle(10, -92, 12, fill) +
  path('M-6-80 14-82 22-46-2-40Z', fill) +
  line(
    [
      [8, -44],
      [30, -26],
      [20, 0],
    ],
    fill,
    10,
    { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
  ) +
  line(
    [
      [2, -44],
      [-16, -26],
      [-44, -30],
    ],
    fill,
    10,
    { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
  ) +
  line(
    [
      [8, -72],
      [-16, -58],
      [-30, -72],
    ],
    fill,
    7,
    { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
  ) +
  line(
    [
      [12, -70],
      [34, -56],
      [48, -68],
    ],
    fill,
    7,
    { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
  );

export const pine = (x: number, y: number, height: number, fill: string): string => {
  const outline: Point[] = [
    [x, y - height],
    [x + height * 0.2, y - height * 0.55],
    [x + height * 0.1, y - height * 0.55],
    [x + height * 0.28, y],
    [x - height * 0.28, y],
    [x - height * 0.1, y - height * 0.55],
    [x - height * 0.2, y - height * 0.55],
  ];
  return polygon(outline, fill);
};

/** A gull far off. */
export const gull = (stroke: string): string =>
  path('M-16 0Q-8-9 0 0 8-9 16 0', 'none', { stroke, 'stroke-width': 3, 'stroke-linecap': 'round' });

/** A sitting cat seen from behind; about 120 units tall. */
export const sittingCat = (fill: string): string =>
  path('M-40 0C-48-40-34-66-20-76L-26-116-8-98H10L28-116 22-76C36-64 48-40 40 0Z', fill) +
  path('M36-6C70-10 72-44 56-58', 'none', { stroke: fill, 'stroke-width': 10, 'stroke-linecap': 'round' });

/** A closed envelope, 44 by 32, round its middle. */
export const envelope = (paper: string, ink: string): string =>
  `<rect x="-22" y="-16" width="44" height="32" fill="${paper}"/>` +
  path('M-22-16 0 4 22-16', 'none', { stroke: ink, 'stroke-width': 4 });
