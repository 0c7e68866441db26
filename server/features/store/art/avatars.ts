// Pictures of members: sixteen figures in many colour pairs. A name is `fox` or `fox-12`: figure and variant.
import { contrast, luminance } from './contrast.ts';
import { circle, curve, ellipse, path, rect } from './ink.ts';
import { hash } from './seeded.ts';
import { svg } from './svg.ts';

/** Colours of one figure: ground, coat, light part, dark part, accent. */
type Coat = readonly [ground: string, coat: string, light: string, dark: string, accent: string];
type Figure = { own: Coat; draw(c: Coat): string };

const FIGURES: Record<string, Figure> = {
  fox: {
    own: ['#7a3420', '#ee8a45', '#fbeedd', '#2a1410', '#fbeedd'],
    draw: ([, coat, light, dark]) =>
      path('M8 9l9 6h6l9-6v13c0 7-6 12-12 12S8 29 8 22z', coat) +
      path('M8 22c4 0 8 4 12 12C14 34 8 29 8 22zM32 22c-4 0-8 4-12 12 6 0 12-5 12-12z', light) +
      circle(15, 21, 1.8, dark) +
      circle(25, 21, 1.8, dark) +
      path('M18 31h4l-2 3z', dark),
  },
  owl: {
    own: ['#2c4a52', '#b9855a', '#f7ecd6', '#23170f', '#f0ab3f'],
    draw: ([, coat, light, dark, accent]) =>
      path('M9 8c4 3 18 3 22 0v18a11 11 0 0 1-22 0z', coat) +
      circle(15, 18, 6, light) +
      circle(25, 18, 6, light) +
      circle(15.5, 18, 2.6, dark) +
      circle(24.5, 18, 2.6, dark) +
      path('M18 22h4l-2 4z', accent),
  },
  ghost: {
    own: ['#3d3563', '#f1ecf7', '#f1ecf7', '#2a2347', '#f1ecf7'],
    draw: ([, coat, , dark]) =>
      path('M9 36V19a11 11 0 0 1 22 0v17l-3.7-3-3.6 3-3.7-3-3.7 3-3.6-3z', coat) +
      ellipse(16, 19, 2, 3, dark) +
      ellipse(24, 19, 2, 3, dark),
  },
  cat: {
    own: ['#c9a14f', '#2d2523', '#f3d36b', '#2d2523', '#e58d80'],
    draw: ([, coat, light, , accent]) =>
      path('M9 8l7 5h8l7-5v15a11 11 0 0 1-22 0z', coat) +
      circle(15.5, 21, 2.3, light) +
      circle(24.5, 21, 2.3, light) +
      path('M18.5 25h3l-1.5 2z', accent),
  },
  moon: {
    own: ['#22356e', '#f4dca0', '#ffffff', '#22356e', '#ffffff'],
    draw: ([ground, coat, light]) =>
      circle(20, 20, 12, coat) +
      circle(25, 17, 10, ground) +
      circle(31, 9, 1.5, light) +
      circle(29, 25, 1, light),
  },
  shroom: {
    own: ['#4d6b45', '#c24a3a', '#f6ead2', '#2a1d16', '#f6ead2'],
    draw: ([, coat, light]) =>
      path('M15 22h10v9a5 5 0 0 1-10 0z', light) +
      path('M6 22C6 4 34 4 34 22c-6 3-22 3-28 0z', coat) +
      circle(14, 15, 3, light) +
      circle(24, 12, 2.5, light) +
      circle(27, 19, 2, light),
  },
  robot: {
    own: ['#a8552f', '#e9e2d4', '#79d2c4', '#22303a', '#e9e2d4'],
    draw: ([, coat, light, dark]) =>
      rect(9, 13, 22, 18, coat, { rx: 4 }) +
      rect(13, 18, 14, 7, dark, { rx: 3.5 }) +
      circle(17, 21.5, 1.8, light) +
      circle(23, 21.5, 1.8, light) +
      curve('M20 13V8', coat, 2) +
      circle(20, 7, 2.5, coat),
  },
  bear: {
    own: ['#d9b48a', '#6d432c', '#e9cba6', '#1d110b', '#e9cba6'],
    draw: ([, coat, light, dark]) =>
      circle(11, 12, 5, coat) +
      circle(29, 12, 5, coat) +
      circle(20, 21, 12, coat) +
      ellipse(20, 26, 6, 5, light) +
      circle(15, 18, 1.7, dark) +
      circle(25, 18, 1.7, dark) +
      ellipse(20, 24, 2.2, 1.6, dark),
  },
  rabbit: {
    own: ['#9b5a6c', '#faf0ea', '#faf0ea', '#3a1f28', '#d9748b'],
    draw: ([, coat, , dark, accent]) =>
      ellipse(14, 11, 3.5, 9, coat) +
      ellipse(26, 11, 3.5, 9, coat) +
      circle(20, 25, 11, coat) +
      circle(15.5, 24, 1.7, dark) +
      circle(24.5, 24, 1.7, dark) +
      path('M18.5 28h3l-1.5 2z', accent),
  },
  penguin: {
    own: ['#7fb0b5', '#1f2a38', '#f7f1e6', '#1f2a38', '#f0a63c'],
    draw: ([, coat, light, dark, accent]) =>
      path('M8 40V20a12 12 0 0 1 24 0v20z', coat) +
      path('M12 40V24c0-6 3-9 8-5 5-4 8-1 8 5v16z', light) +
      circle(16, 21, 1.7, dark) +
      circle(24, 21, 1.7, dark) +
      path('M17 25h6l-3 3.5z', accent),
  },
  fish: {
    own: ['#1f5e6b', '#f2b65a', '#f7ecd6', '#1b2a30', '#c9792b'],
    draw: ([, coat, , dark, accent]) =>
      path('M6 20c5-9 16-10 22-2l6-5v14l-6-5c-6 8-17 7-22-2z', coat) +
      circle(13, 18.5, 1.8, dark) +
      curve('M19 14c2 4 2 8 0 12', accent, 2),
  },
  cactus: {
    own: ['#e08d6d', '#2f6a4c', '#f6ead2', '#8a4a34', '#f2c14e'],
    draw: ([, coat, , dark, accent]) =>
      path(
        'M16 34V12a4 4 0 0 1 8 0v22zM8 18a2.5 2.5 0 0 1 5 0v4h4v5h-5a4 4 0 0 1-4-4zM27 20v-4a2.5 2.5 0 0 1 5 0v6a4 4 0 0 1-4 4h-5v-5z',
        coat,
      ) +
      circle(20, 9, 2.4, accent) +
      rect(0, 34, 40, 6, dark),
  },
  whale: {
    own: ['#274b6d', '#8fb7cf', '#eef4f2', '#15263a', '#eef4f2'],
    draw: ([, coat, light, dark]) =>
      path('M4 23c0-9 8-13 16-13 9 0 12 7 12 12l5-5v9c0 5-6 8-15 8S4 32 4 23z', coat) +
      path('M5 26c5 3 14 4 22 2-3 5-8 6-11 6-7 0-10-4-11-8z', light) +
      circle(12, 21, 1.7, dark) +
      curve('M18 9c0-4-4-4-4-6M18 9c0-4 4-4 4-6', light, 1.6),
  },
  frog: {
    own: ['#2f5a3a', '#8fbf5a', '#eef2d6', '#1c2a16', '#d9748b'],
    draw: ([, coat, light, dark, accent]) =>
      circle(12, 13, 5.5, coat) +
      circle(28, 13, 5.5, coat) +
      ellipse(20, 23, 14, 11, coat) +
      circle(12, 13, 3.2, light) +
      circle(28, 13, 3.2, light) +
      circle(12.6, 13, 1.6, dark) +
      circle(27.4, 13, 1.6, dark) +
      curve('M11 24q9 7 18 0', dark, 1.8) +
      circle(10, 26, 1.8, accent) +
      circle(30, 26, 1.8, accent),
  },
  crab: {
    own: ['#e9c98f', '#d6513a', '#fbeedd', '#3a1512', '#d6513a'],
    draw: ([, coat, light, dark]) =>
      ellipse(20, 24, 12, 8, coat) +
      curve('M9 20C4 18 4 12 8 10M31 20c5-2 5-8 1-10', coat, 3) +
      circle(8, 9, 4, coat) +
      circle(32, 9, 4, coat) +
      curve('M10 30l-4 4M15 32l-2 4M30 30l4 4M25 32l2 4', coat, 2.2) +
      circle(16, 21, 2.4, light) +
      circle(24, 21, 2.4, light) +
      circle(16, 21, 1.1, dark) +
      circle(24, 21, 1.1, dark),
  },
  lamp: {
    own: ['#2b2440', '#f2c14e', '#fff4d6', '#8a6a3a', '#e0605a'],
    draw: ([, coat, light, dark, accent]) =>
      circle(20, 20, 14, coat, { opacity: 0.22 }) +
      path('M13 14h14l3 14H10z', coat) +
      path('M17 14h6l1 14h-8z', light) +
      rect(11, 28, 18, 4, dark, { rx: 1.5 }) +
      path('M14 14q6-8 12 0z', dark) +
      curve('M20 10V4', dark, 1.8) +
      circle(20, 21, 2, accent),
  },
};

export const AVATAR_FIGURES: readonly string[] = Object.keys(FIGURES);
/** Colour variants a figure has, variant 0 being its own colours. */
export const AVATAR_VARIANTS = 24;

const figures = new Map(Object.entries(FIGURES));

const hex = (value: number): string =>
  Math.round(Math.min(255, Math.max(0, value)))
    .toString(16)
    .padStart(2, '0');

/** A colour from hue (degrees), saturation and lightness (0 to 1). */
function hsl(hue: number, saturation: number, lightness: number): string {
  const a = saturation * Math.min(lightness, 1 - lightness);
  const part = (n: number): number => {
    const k = (n + hue / 30) % 12;
    return (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))) * 255;
  };
  return `#${hex(part(0))}${hex(part(8))}${hex(part(4))}`;
}

/** The figure's colours in a variant: a new ground, and a coat that keeps its lightness and stands off the ground. */
function coatOf(name: string, own: Coat, variant: number): Coat {
  if (variant === 0) return own;
  const [, coat, light, dark, accent] = own;
  const turn = (hash(name) + variant * 137) % 360;
  const lightness = luminance(coat);
  const pale = lightness > 0.45;
  const deep = lightness < 0.06;
  const ground = pale
    ? hsl(turn, 0.36, 0.3 + (variant % 3) * 0.06)
    : deep
      ? hsl(turn, 0.4, 0.66)
      : hsl(turn, 0.34, variant % 2 ? 0.24 : 0.82);
  const darker = variant % 2 === 0;
  const hue = (turn + 150 + (variant % 4) * 30) % 360;
  let tone = darker ? 0.42 : 0.64;
  // Some hues are much lighter than others, so the coat moves away from the ground until it stands off.
  while (contrast(hsl(hue, 0.46, tone), ground) < 2.6 && tone > 0.1 && tone < 0.9)
    tone += darker ? -0.02 : 0.02;
  const turned = pale || deep ? coat : hsl(hue, 0.46, tone);
  return [ground, turned, light, dark, accent];
}

/**
 * A member's picture as SVG of 40 by 40 units, or null when no figure has that name.
 * Names: a figure, alone or with a variant from 1 to AVATAR_VARIANTS - 1, as in `owl-7`.
 */
export function drawAvatar(name: string): string | null {
  const [, figureName = '', number] = /^([a-z]+)(?:-([1-9]\d?))?$/.exec(name) ?? [];
  const figure = figures.get(figureName);
  const variant = Number(number ?? 0);
  if (!figure || variant >= AVATAR_VARIANTS) return null;
  const coat = coatOf(figureName, figure.own, variant);
  return svg(40, 40, rect(0, 0, 40, 40, coat[0]) + figure.draw(coat));
}

/** The name of picture n, for any whole number from 0: the figures change fastest. */
export function avatarName(n: number): string {
  const figure = AVATAR_FIGURES[n % AVATAR_FIGURES.length] ?? 'fox';
  const variant = Math.floor(n / AVATAR_FIGURES.length) % AVATAR_VARIANTS;
  return variant === 0 ? figure : `${figure}-${variant}`;
}
