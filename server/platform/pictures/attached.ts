// Pictures that hang on messages: whole, in their own shape, moving where they move.
import sharp from 'sharp';
import { AppError } from '../../errors.ts';
import { patience, pictureTurn, tooManyPixels } from './decode.ts';
import { kindOf } from './judge.ts';

/** Images of one that moves. */
const mostImages = 500;

export type DrawnPicture = {
  width: number;
  height: number;
  moves: boolean;
  /** By the longest side asked for, as WebP. */
  drawn: Buffer[];
};

/**
 * Draws a picture anew, upright and in sRGB, fitted into squares of the sides asked for and never made larger. Metadata
 * stay behind. Of one that moves only the last side moves; the others are its first image.
 * @param maxPixels it may unfold to, all its images together.
 * @returns null for what is no JPEG, PNG, WebP or GIF that can be read.
 * @throws AppError UPLOAD_TOO_MANY_PIXELS; RATE_LIMITED when too many wait.
 */
export async function drawPicture(
  bytes: Buffer,
  sides: readonly number[],
  maxPixels: number,
): Promise<DrawnPicture | null> {
  if (!kindOf(bytes)) return null;
  // What the head of the file says; nothing is unfolded yet.
  const head = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!head) return null;
  const images = head.pages ?? 1;
  if (head.width * (head.pageHeight ?? head.height) * images > maxPixels || images > mostImages)
    throw tooManyPixels(maxPixels);
  const draw = async (side: number, animated: boolean) =>
    sharp(bytes, { animated, limitInputPixels: maxPixels, failOn: 'error' })
      .timeout({ seconds: patience })
      .autoOrient()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: 84, effort: animated ? 2 : 4, smartSubsample: !animated })
      .toBuffer({ resolveWithObject: true });
  return pictureTurn(async () => {
    try {
      const drawn = [];
      // One after the other: two at once would unfold it twice.
      for (const [place, side] of sides.entries())
        drawn.push(await draw(side, images > 1 && place === sides.length - 1));
      const last = drawn.at(-1)?.info;
      if (!last) return null;
      const height = images > 1 ? (last.pageHeight ?? last.height / images) : last.height;
      return { width: last.width, height, moves: images > 1, drawn: drawn.map(({ data }) => data) };
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (error instanceof Error && /timeout/.test(error.message)) throw tooManyPixels(maxPixels);
      return null;
    }
  });
}
