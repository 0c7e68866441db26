// From SVG to WebP, in the few widths the page uses.
import sharp from 'sharp';
import { TRAILER } from './pictures.ts';

/** Widths in pixels each kind of picture is drawn in. */
export const WIDTHS = {
  covers: [96, 200, 300, 400, 600],
  wide: [640, 1280],
  shots: [640, 1280],
  backgrounds: [320, 800, 1600],
  avatars: [64, 128, 256],
} as const satisfies Record<string, readonly number[]>;

/** Dots per inch at which an SVG unit is one pixel. */
const unitDensity = 72;

/**
 * Renders an SVG of `svgWidth` units to a WebP of `width` pixels. Small ones are drawn twice as large first,
 * so that fine lines stay even.
 */
export async function renderWebp(svg: string, size: { width: number; svgWidth: number }): Promise<Buffer> {
  const { width, svgWidth } = size;
  const oversize = width <= 200 ? 2 : 1;
  return sharp(Buffer.from(svg), { density: (unitDensity * width * oversize) / svgWidth })
    .resize({ width })
    .webp({ quality: 84, effort: 4, smartSubsample: true })
    .toBuffer();
}

/** Renders frames of equal size to one animated WebP that repeats; the last frame stands three times as long. */
export async function renderAnimation(frames: readonly string[]): Promise<Buffer> {
  const pictures = await Promise.all(frames.map((frame) => sharp(Buffer.from(frame)).png().toBuffer()));
  const delay = pictures.map((_, i) => (i === pictures.length - 1 ? TRAILER.delay * 3 : TRAILER.delay));
  return sharp(pictures, { join: { animated: true } })
    .webp({ quality: 76, effort: 3, loop: 0, delay })
    .toBuffer();
}
