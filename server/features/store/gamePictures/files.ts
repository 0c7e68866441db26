// Pictures from a game that its publisher uploaded, as files: where they lie, and how they are made.
import sharp from 'sharp';
import { gamePictureSizes } from '../../../../shared/gamePictures.ts';
import { limits } from '../../../../shared/limits.ts';
import { decodePicture, pictureTurn } from '../../../platform/pictures/decode.ts';
import type { Services } from '../../../services.ts';

/** Where they lie in the storage. */
export const gamePictureFolder = 'games';
/** Where one size of one lies, by its width. */
export const gamePictureKey = (id: string, width: number): string =>
  `${gamePictureFolder}/${id}-${width}.webp`;

const keyPattern = /^games\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-\d{3,4}\.webp$/;
/** The picture whose file it is, of any size; null for what is no such file. */
export const gamePictureOfKey = (key: string): string | null => keyPattern.exec(key)?.[1] ?? null;

const { width: widest, height: highest } = limits.gamePicture;

/**
 * Draws an uploaded picture anew in the sizes it is served in, cut to their shape. Metadata stay behind.
 * @throws AppError UPLOAD_NOT_AN_IMAGE, UPLOAD_ANIMATED, UPLOAD_TOO_MANY_PIXELS; RATE_LIMITED when too many wait.
 */
export const widePictures = (bytes: Buffer): Promise<Map<number, Buffer>> =>
  pictureTurn(async () => {
    const { data, info } = await decodePicture(bytes, limits.gamePicture.maxPixels, (picture) =>
      picture.resize(widest, highest, { fit: 'cover' }),
    );
    const { width, height, channels } = info;
    const encode = (size: number) =>
      sharp(data, { raw: { width, height, channels } })
        .resize(size)
        .webp({ quality: 84, effort: 4, smartSubsample: true })
        .toBuffer();
    return new Map(
      await Promise.all(gamePictureSizes.map(async (size) => [size, await encode(size)] as const)),
    );
  });

/** All sizes, or a failure once none is being written any more, so that what is there can be taken back. */
export async function keepPicture(
  { storage }: Pick<Services, 'storage'>,
  id: string,
  sizes: ReadonlyMap<number, Buffer>,
): Promise<void> {
  const puts = [...sizes].map(([width, bytes]) =>
    storage.put(gamePictureKey(id, width), bytes, { contentType: 'image/webp' }),
  );
  const failure = (await Promise.allSettled(puts)).find((put) => put.status === 'rejected');
  if (failure) throw failure.reason;
}

/** That a file stayed is no reason to fail a change that was made: the daily sweep takes it. */
export async function dropPicture({ storage, log }: Pick<Services, 'storage' | 'log'>, id: string) {
  const dropped = await Promise.allSettled(
    gamePictureSizes.map((width) => storage.delete(gamePictureKey(id, width))),
  );
  const failure = dropped.find((each) => each.status === 'rejected');
  if (failure) log.warn({ error: failure.reason, picture: id }, 'a picture of a game stayed in the storage');
}
