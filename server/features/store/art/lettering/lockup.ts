// Title lock-ups: one or more lines of outlines, fitted, slanted, stacked or plated.

import { type Run, setLine } from '../../../../platform/fonts.ts';
import { group, num, path, rect } from '../ink.ts';

/** Where and how a title stands. Places and sizes: x and y in parts of the canvas, size in SVG units. */
export interface Lockup {
  lines: readonly string[];
  x: number;
  y: number;
  size: number;
  /** 100 to 920. */
  weight: number;
  fill: string;
  align?: 'start' | 'middle' | 'end';
  /** Sets every line to this part of the canvas width. */
  fit?: number;
  /** Line height in parts of the size. */
  lead?: number;
  /** Degrees. */
  skew?: number;
  /** Extra space between characters, in em. */
  track?: number;
  /** Characters below each other, columns from right to left. */
  vertical?: boolean;
  /** The widest a line may be, in parts of the canvas; the size gives way. */
  max?: number;
  /** A small line below. */
  sub?: string;
  subFill?: string;
  /** A box behind: x, y, width, height in parts of the canvas. */
  plate?: { box: readonly [number, number, number, number]; fill: string };
}

export interface Area {
  W: number;
  H: number;
}

/** A line's outline at a place: (x, y) is its start on the baseline. */
const placed = (d: string, x: number, y: number, sizeX: number, sizeY: number, fill: string): string =>
  path(d, fill, {
    transform: `translate(${num(x)} ${num(y)}) scale(${(sizeX / 1000).toFixed(5)} ${(sizeY / 1000).toFixed(5)})`,
  });

const shift = { start: 0, middle: 0.5, end: 1 } as const;

async function column(area: Area, lockup: Lockup): Promise<string> {
  const { size, weight, fill } = lockup;
  let out = '';
  for (const [i, text] of lockup.lines.entries()) {
    let y = area.H * lockup.y;
    for (const character of text) {
      const run = await setLine(character, weight);
      out += placed(run.d, area.W * lockup.x - i * size * 1.1 - (run.width * size) / 2, y, size, size, fill);
      y += size * 1.04;
    }
  }
  return out;
}

interface SetLine {
  run: Run;
  /** The size upwards and sideways: a fitted line may be a little wider than tall. */
  size: number;
  sizeX: number;
  /** From the baseline before to this one. */
  advance: number;
}

async function setLines(area: Area, lockup: Lockup): Promise<SetLine[]> {
  const { fit = 0, lead = 0.94, track = 0, max = 0.84 } = lockup;
  const runs = await Promise.all(lockup.lines.map((text) => setLine(text, lockup.weight, track)));
  const widest = Math.max(0.1, ...runs.map(({ width }) => width));
  return runs.map((run, i) => {
    const exact = (area.W * fit) / Math.max(0.1, run.width);
    const size = fit ? Math.min(lockup.size * 2.4, exact) : Math.min(lockup.size, (area.W * max) / widest);
    const advance = size * (fit ? 0.76 : lead) * (fit && i > 0 ? 1.14 : 1);
    return { run, size, sizeX: fit ? Math.min(exact, size * 1.06) : size, advance };
  });
}

/** How far a horizontal lock-up reaches down from its top to its last baseline, in units of the area. */
export async function heightOf(area: Area, lockup: Lockup): Promise<number> {
  return (await setLines(area, lockup)).reduce((sum, { advance }) => sum + advance, 0);
}

/** The lock-up as SVG. */
export async function lockupSvg(area: Area, lockup: Lockup): Promise<string> {
  const { W, H } = area;
  const { skew = 0, fill } = lockup;
  const plate = lockup.plate;
  const behind = plate
    ? rect(W * plate.box[0], H * plate.box[1], W * plate.box[2], H * plate.box[3], plate.fill)
    : '';
  if (lockup.vertical) return behind + (await column(area, lockup));
  const anchor = shift[lockup.align ?? 'start'];
  let y = H * lockup.y;
  let out = '';
  for (const { run, size, sizeX, advance } of await setLines(area, lockup)) {
    y += advance;
    out += placed(run.d, W * lockup.x - anchor * run.width * sizeX, y, sizeX, size, fill);
  }
  if (lockup.sub) {
    const size = H * 0.027;
    const run = await setLine(lockup.sub, 600, 0.04);
    const x = W * lockup.x - anchor * run.width * size;
    out += placed(run.d, x, y + H * 0.048, size, size, lockup.subFill ?? fill);
  }
  if (!skew) return behind + out;
  const back = H * lockup.y * Math.tan((skew * Math.PI) / 180);
  return behind + group(out, { transform: `translate(${num(back)} 0) skewX(${-skew})` });
}
