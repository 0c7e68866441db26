// Ways to put a picture and a title on a cover: full bleed, bands, poster margins, windows, plates, strips.
import { readable } from './contrast.ts';
import { circle, clip, defs, fade, group, num, path, rect } from './ink.ts';
import { breakTitle, isHan } from './lettering/lines.ts';
import { type Lockup, lockupSvg } from './lettering/lockup.ts';
import { drawScene, inksOf, type Take } from './scenes/draw.ts';
import type { Rng } from './seeded.ts';
import { COVER, type LayoutInput, title } from './titleBlock.ts';
import type { Palette } from './types.ts';

const { W, H } = COVER;

export type Layout = (input: LayoutInput) => Promise<string>;

const inset = (input: Take, x: number, y: number, w: number, h: number): string =>
  `<svg x="${num(x)}" y="${num(y)}" width="${num(w)}" height="${num(h)}" viewBox="0 0 ${num(w)} ${num(h)}">${drawScene(input, w, h)}</svg>`;

const ends = (r: Rng): Pick<Lockup, 'x' | 'align'> =>
  r.chance(0.55) ? { x: 0.08, align: 'start' } : { x: 0.5, align: 'middle' };

/** The picture everywhere; it darkens towards the title at the foot. */
const foot: Layout = async (input) => {
  const p = inksOf(input.take);
  return (
    drawScene(input.take, W, H) +
    defs(
      fade('dim', [
        [0, p[0], 0],
        [0.45, p[0], 0.86],
        [1, p[0], 0.97],
      ]),
    ) +
    rect(0, H * 0.56, W, H * 0.44, 'url(#dim)') +
    (await title(
      input,
      { ...ends(input.r), y: 0.945, fill: p[4], max: 0.84, tall: H * 0.21, least: 560 },
      true,
    ))
  );
};

/** The picture everywhere; it darkens towards the title at the head. */
const head: Layout = async (input) => {
  const p = inksOf(input.take);
  return (
    drawScene(input.take, W, H) +
    defs(
      fade('dim', [
        [0, p[0], 0.97],
        [0.6, p[0], 0.86],
        [1, p[0], 0],
      ]),
    ) +
    rect(0, 0, W, H * 0.42, 'url(#dim)') +
    (await title(input, { ...ends(input.r), y: 0.045, fill: p[4], max: 0.84, tall: H * 0.21, least: 560 }))
  );
};

/** A flat band for the title above or below the picture. */
const band =
  (where: 'above' | 'below'): Layout =>
  async (input) => {
    const p = inksOf(input.take);
    const tall = H * input.r.float(0.24, 0.3);
    const fill = input.r.pick([p[0], p[1], p[4], p[3], p[2]]);
    const ink = readable(fill, [p[0], p[4]]);
    const top = where === 'above' ? 0 : H - tall;
    const pictureTop = where === 'above' ? tall : 0;
    return (
      inset(input.take, 0, pictureTop, W, H - tall) +
      rect(0, top, W, tall, fill) +
      (await title(input, {
        ...ends(input.r),
        y: (top + tall * 0.14) / H,
        fill: ink,
        max: 0.84,
        tall: tall * 0.72,
        most: 2,
      }))
    );
  };

/** A poster: paper all round, the picture in a box, the title below or above it. */
const poster: Layout = async (input) => {
  const p = inksOf(input.take);
  const paper = input.r.pick([p[4], p[4], p[0]]);
  const ink = readable(paper, [p[0], p[4], p[1]]);
  const m = 34;
  const below = input.r.chance(0.65);
  const tall = H * 0.2;
  const top = below ? m : m + tall;
  return (
    rect(0, 0, W, H, paper) +
    inset(input.take, m, top, W - 2 * m, H - 2 * m - tall) +
    (await title(input, {
      x: m / W,
      y: below ? (H - m - tall + tall * 0.14) / H : (m * 0.6) / H,
      fill: ink,
      max: (W - 2 * m) / W,
      tall: tall * 0.84,
      most: 2,
      skew: 0,
    }))
  );
};

const windowed = (paper: string, shape: string, picture: string, edge: Palette): string =>
  rect(0, 0, W, H, paper) +
  defs(clip('window', path(shape, '#000'))) +
  group(picture, { 'clip-path': 'url(#window)' }) +
  path(shape, 'none', { stroke: readable(paper, [edge[0], edge[4]]), 'stroke-width': 3 });

/** A doorway onto the picture, the title under the sill. */
const doorway: Layout = async (input) => {
  const p = inksOf(input.take);
  const paper = input.r.pick([p[4], p[0], p[1]]);
  const x = 66;
  const w = W - 2 * x;
  const top = 44;
  const sill = 596;
  const shape = `M${x} ${sill}V${top + w / 2}A${w / 2} ${w / 2} 0 0 1 ${x + w} ${top + w / 2}V${sill}Z`;
  return (
    windowed(paper, shape, inset(input.take, x, top, w, sill - top), p) +
    (await title(input, {
      x: 0.5,
      align: 'middle',
      y: 0.765,
      fill: readable(paper, [p[0], p[4]]),
      max: 0.84,
      tall: H * 0.19,
      most: 2,
      skew: 0,
    }))
  );
};

/** A round window, the title below. */
const porthole: Layout = async (input) => {
  const p = inksOf(input.take);
  const paper = input.r.pick([p[4], p[1], p[0], p[3]]);
  const [cx, cy, radius] = [300, 318, 262];
  return (
    rect(0, 0, W, H, paper) +
    defs(clip('window', circle(cx, cy, radius, '#000'))) +
    group(inset(input.take, cx - radius, cy - radius, radius * 2, radius * 2), {
      'clip-path': 'url(#window)',
    }) +
    circle(cx, cy, radius + 9, 'none', { stroke: readable(paper, [p[0], p[4]]), 'stroke-width': 3 }) +
    (await title(input, {
      x: 0.5,
      align: 'middle',
      y: 0.772,
      fill: readable(paper, [p[0], p[4]]),
      max: 0.86,
      tall: H * 0.18,
      most: 2,
      skew: 0,
    }))
  );
};

/** The picture everywhere, the title on a plate. */
const plate: Layout = async (input) => {
  const p = inksOf(input.take);
  const lines = breakTitle(input.title, 3).length;
  const tall = 0.085 + lines * 0.088;
  const low = input.r.chance(0.6);
  const top = low ? 0.95 - tall : 0.05;
  const fill = input.r.pick([p[0], p[4], p[1]]);
  return (
    drawScene(input.take, W, H) +
    rect(W * 0.065, H * top, W * 0.87, H * tall, fill) +
    (await title(input, {
      x: 0.115,
      y: top + 0.028,
      fill: readable(fill, [p[0], p[4]]),
      max: 0.77,
      tall: H * (tall - 0.06),
      skew: 0,
    }))
  );
};

/** A strip down one side: written downwards in Han, on its side otherwise. */
const strip: Layout = async (input) => {
  const p = inksOf(input.take);
  const w = 138;
  const left = input.r.chance(0.5);
  const fill = input.r.pick([p[0], p[4], p[2], p[1]]);
  const ink = readable(fill, [p[0], p[4]]);
  const x = left ? 0 : W - w;
  const picture = inset(input.take, left ? w : 0, 0, W - w, H) + rect(x, 0, w, H, fill);
  if (isHan(input.title)) {
    const characters = [...input.title].length;
    const size = Math.min(104, (H * 0.84) / (characters * 1.04));
    return (
      picture +
      (await lockupSvg(COVER, {
        lines: [input.title],
        x: (x + w / 2) / W,
        y: 0.05 + size / H,
        size,
        weight: 880,
        fill: ink,
        vertical: true,
      }))
    );
  }
  const lying = await lockupSvg(
    { W: H, H: w },
    {
      lines: [input.title],
      x: 0.05,
      y: 0.1,
      size: 92,
      weight: 840,
      fill: ink,
      max: 0.9,
      track: -0.02,
      lead: 0.8,
    },
  );
  return (
    picture +
    group(lying, {
      transform: `translate(${left ? 0 : W} ${left ? H : 0}) rotate(${left ? -90 : 90}) translate(0 18)`,
    })
  );
};

export const LAYOUTS = {
  foot,
  head,
  above: band('above'),
  below: band('below'),
  poster,
  doorway,
  porthole,
  plate,
  strip,
} as const satisfies Record<string, Layout>;
export type LayoutName = keyof typeof LAYOUTS;
