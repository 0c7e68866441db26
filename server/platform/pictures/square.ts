// From an uploaded file to square WebP pictures that hold nothing of it but its pixels.
import sharp from 'sharp';
import { type AvatarSize, avatarSizes } from '../../../shared/avatars.ts';
import { limits } from '../../../shared/limits.ts';
import { decodePicture, pictureTurn } from './decode.ts';

const { maxPixels } = limits.avatar;
const largest = Math.max(...avatarSizes);

/**
 * Draws an uploaded picture anew in every size it is served in: its middle square. Metadata stay behind.
 * @throws AppError UPLOAD_NOT_AN_IMAGE, UPLOAD_ANIMATED, UPLOAD_TOO_MANY_PIXELS; RATE_LIMITED when too many wait.
 */
export function squarePictures(bytes: Buffer): Promise<Map<AvatarSize, Buffer>> {
  return pictureTurn(async () => {
    const { data, info } = await decodePicture(bytes, maxPixels, (picture) =>
      picture.resize(largest, largest, { fit: 'cover' }),
    );
    const { width, height, channels } = info;
    const encode = (size: AvatarSize) =>
      sharp(data, { raw: { width, height, channels } })
        .resize(size, size)
        .webp({ quality: 86, effort: 4, smartSubsample: true })
        .toBuffer();
    return new Map(await Promise.all(avatarSizes.map(async (size) => [size, await encode(size)] as const)));
  });
}
