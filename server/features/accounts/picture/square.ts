// From an uploaded file to square WebP pictures that hold nothing of it but its pixels.
import sharp, { type Metadata } from 'sharp';
import { type AvatarSize, avatarSizes } from '../../../../shared/avatars.ts';
import { limits } from '../../../../shared/limits.ts';
import { AppError } from '../../../errors.ts';
import { turnstile } from '../../../platform/turnstile.ts';
import { isAnimatedPng, kindOf } from './judge.ts';

const { maxPixels } = limits.avatar;
/** Seconds after which reading a picture is given up. */
const patience = 10;
const largest = Math.max(...avatarSizes);

// Decoding takes whole threads of the pool that files and names need too.
const inTurn = turnstile({
  atOnce: 2,
  waiting: 32,
  refusal: () => new AppError('RATE_LIMITED', { retryAfter: 5 }),
});

const notAnImage = () => new AppError('UPLOAD_NOT_AN_IMAGE');
const tooManyPixels = () => new AppError('UPLOAD_TOO_MANY_PIXELS', { max: maxPixels / 1_000_000 });

/** What the head of the file says; nothing is unfolded yet. */
async function check(bytes: Buffer): Promise<void> {
  const kind = kindOf(bytes);
  if (!kind) throw notAnImage();
  const {
    width,
    height,
    pages = 1,
  }: Metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw notAnImage();
    });
  if (pages > 1 || (kind === 'png' && isAnimatedPng(bytes))) throw new AppError('UPLOAD_ANIMATED');
  if (width * height > maxPixels) throw tooManyPixels();
}

/** The middle square, upright, in sRGB, as bare pixels. */
const decode = (bytes: Buffer) =>
  sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
    .timeout({ seconds: patience })
    .autoOrient()
    .resize(largest, largest, { fit: 'cover' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw error instanceof Error && /timeout/.test(error.message) ? tooManyPixels() : notAnImage();
    });

/**
 * Draws an uploaded picture anew in every size it is served in. Metadata stay behind: place, camera, comments.
 * @throws AppError UPLOAD_NOT_AN_IMAGE, UPLOAD_ANIMATED, UPLOAD_TOO_MANY_PIXELS; RATE_LIMITED when too many wait.
 */
export function squarePictures(bytes: Buffer): Promise<Map<AvatarSize, Buffer>> {
  return inTurn(async () => {
    await check(bytes);
    const { data, info } = await decode(bytes);
    const { width, height, channels } = info;
    const encode = (size: AvatarSize) =>
      sharp(data, { raw: { width, height, channels } })
        .resize(size, size)
        .webp({ quality: 86, effort: 4, smartSubsample: true })
        .toBuffer();
    return new Map(await Promise.all(avatarSizes.map(async (size) => [size, await encode(size)] as const)));
  });
}
