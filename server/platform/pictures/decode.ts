// Uploaded pictures: judged by their bytes before anything is unfolded, a few at a time.
import sharp, { type Metadata, type Sharp } from 'sharp';
import { AppError } from '../../errors.ts';
import { turnstile } from '../turnstile.ts';
import { isAnimatedPng, kindOf } from './judge.ts';

/** Seconds after which reading a picture is given up. */
export const patience = 10;

/** Decoding takes whole threads of the pool that files and names need too. */
export const pictureTurn = turnstile({
  atOnce: 2,
  waiting: 32,
  refusal: () => new AppError('RATE_LIMITED', { retryAfter: 5 }),
});

const notAnImage = () => new AppError('UPLOAD_NOT_AN_IMAGE');
/** @param maxPixels how many it may be. */
export const tooManyPixels = (maxPixels: number) =>
  new AppError('UPLOAD_TOO_MANY_PIXELS', { max: maxPixels / 1_000_000 });

type Size = { width: number; height: number };

/** What the head of the file says; nothing is unfolded yet. */
async function check(bytes: Buffer, maxPixels: number, least: Size | undefined): Promise<void> {
  const kind = kindOf(bytes);
  if (!kind) throw notAnImage();
  const {
    width,
    height,
    pages = 1,
    autoOrient,
  }: Metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw notAnImage();
    });
  if (pages > 1 || (kind === 'png' && isAnimatedPng(bytes))) throw new AppError('UPLOAD_ANIMATED');
  if (width * height > maxPixels) throw tooManyPixels(maxPixels);
  // As it stands upright.
  if (least && (autoOrient.width < least.width || autoOrient.height < least.height))
    throw new AppError('UPLOAD_TOO_SMALL', { ...least });
}

/**
 * An uploaded picture, upright, in sRGB, as bare pixels. Metadata stay behind: place, camera, comments.
 * @param shape cuts and sizes it. @param maxPixels it may unfold to. @param least pixels it has at least, upright.
 * @throws AppError UPLOAD_NOT_AN_IMAGE, UPLOAD_ANIMATED, UPLOAD_TOO_MANY_PIXELS, UPLOAD_TOO_SMALL.
 */
export async function decodePicture(
  bytes: Buffer,
  maxPixels: number,
  shape: (picture: Sharp) => Sharp,
  least?: Size,
) {
  await check(bytes, maxPixels, least);
  const upright = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
    .timeout({ seconds: patience })
    .autoOrient();
  return shape(upright)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw error instanceof Error && /timeout/.test(error.message) ? tooManyPixels(maxPixels) : notAnImage();
    });
}
