// SVG shapes as strings: the pens every scene draws with.
import type { Canvas } from './types.ts';

export type Point = readonly [number, number];
export type Attributes = Record<string, string | number | undefined>;

/** A number with at most one decimal, as SVG wants it. */
export const num = (value: number): string => String(Math.round(value * 10) / 10);

/** The list f(0) … f(count - 1). */
export const times = <T>(count: number, f: (i: number) => T): T[] =>
  Array.from({ length: Math.max(0, Math.floor(count)) }, (_, i) => f(i));

/** times() for pictures: the parts joined. */
export const many = (count: number, f: (i: number) => string): string => times(count, f).join('');

const attributes = (list: Attributes): string =>
  Object.entries(list)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? num(value) : value}"`)
    .join('');

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  more: Attributes = {},
): string => `<rect${attributes({ x, y, width, height, fill, ...more })}/>`;

export const circle = (cx: number, cy: number, r: number, fill: string, more: Attributes = {}): string =>
  `<circle${attributes({ cx, cy, r, fill, ...more })}/>`;

export const ellipse = (
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  fill: string,
  more: Attributes = {},
): string => `<ellipse${attributes({ cx, cy, rx, ry, fill, ...more })}/>`;

export const path = (d: string, fill = 'none', more: Attributes = {}): string =>
  `<path${attributes({ d, fill, ...more })}/>`;

/** Points as path data. */
export const points = (list: readonly Point[], close = true): string =>
  `M${list.map(([x, y]) => `${num(x)} ${num(y)}`).join('L')}${close ? 'Z' : ''}`;

export const polygon = (list: readonly Point[], fill: string, more: Attributes = {}): string =>
  path(points(list), fill, more);

/** An open line. */
export const line = (list: readonly Point[], stroke: string, width: number, more: Attributes = {}): string =>
  path(points(list, false), 'none', { stroke, 'stroke-width': width, ...more });

/** A stroked curve from path data. */
export const curve = (d: string, stroke: string, width: number, more: Attributes = {}): string =>
  path(d, 'none', { stroke, 'stroke-width': width, ...more });

export const group = (inner: string, more: Attributes = {}): string => `<g${attributes(more)}>${inner}</g>`;

/** A figure drawn round its own origin, put at (x, y) in a size; `more` are further transforms. */
export const at = (x: number, y: number, scale: number, inner: string, more = ''): string =>
  group(inner, {
    transform: `translate(${num(x)} ${num(y)}) scale(${Math.round(scale * 1000) / 1000})${more}`,
  });

export type Stop = readonly [offset: number, colour: string, opacity?: number];

const stops = (list: readonly Stop[]): string =>
  list
    .map(
      ([offset, colour, opacity]) =>
        `<stop offset="${offset}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${opacity}"`}/>`,
    )
    .join('');

/** A gradient from top to bottom ('down') or left to right ('across'). */
export const fade = (id: string, list: readonly Stop[], way: 'down' | 'across' = 'down'): string =>
  `<linearGradient id="${id}" ${way === 'down' ? 'x2="0" y2="1"' : 'x2="1" y2="0"'}>${stops(list)}</linearGradient>`;

/** A gradient from the middle outwards. */
export const halo = (id: string, list: readonly Stop[]): string =>
  `<radialGradient id="${id}">${stops(list)}</radialGradient>`;

/** Halftone dots. */
export const dots = (id: string, size: number, r: number, fill: string): string =>
  `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" patternTransform="rotate(28)"><circle cx="${size / 2}" cy="${size / 2}" r="${r}" fill="${fill}"/></pattern>`;

export const defs = (...inner: string[]): string => `<defs>${inner.join('')}</defs>`;
export const clip = (id: string, inner: string): string => `<clipPath id="${id}">${inner}</clipPath>`;

/** The whole canvas in one ink, with room round it for a moved or turned picture. */
export const ground = (c: Canvas, fill: string): string => rect(-60, -60, c.W + 120, c.H + 120, fill);

/** A sky from top to bottom over the whole canvas. */
export const sky = (c: Canvas, list: readonly Stop[]): string =>
  defs(fade('sky', list)) + rect(0, 0, c.W, c.H, 'url(#sky)');
