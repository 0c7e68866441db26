// Pictures from a game that its publisher uploaded, as files: where they lie, and how they are made.
import sharp from 'sharp';
import { type FrontShape, fronts, gamePictureSizes } from '../../../../shared/gamePictures.ts';
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

/** Where covers and wide pictures lie in the storage. */
export const frontFolder = 'fronts';
/** Where one size of one lies, by its width. */
export const frontKey = (id: string, width: number): string => `${frontFolder}/${id}-${width}.webp`;

const frontPattern = /^fronts\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-\d{2,4}\.webp$/;
/** The cover or wide picture whose file it is, of any size; null for what is no such file. */
export const frontOfKey = (key: string): string | null => frontPattern.exec(key)?.[1] ?? null;

const { maxPixels } = limits.gamePicture;

type Size = { width: number; height: number };

/** Draws a picture anew in these widths, cut to the shape of this size. Metadata stay behind. */
const drawnAnew = (bytes: Buffer, size: Size, widths: readonly number[], least?: Size) =>
  pictureTurn(async () => {
    const { data, info } = await decodePicture(
      bytes,
      maxPixels,
      (picture) => picture.resize(size.width, size.height, { fit: 'cover' }),
      least,
    );
    const { width, height, channels } = info;
    const encode = (wanted: number) =>
      sharp(data, { raw: { width, height, channels } })
        .resize(wanted)
        .webp({ quality: 84, effort: 4, smartSubsample: true })
        .toBuffer();
    return new Map(await Promise.all(widths.map(async (wanted) => [wanted, await encode(wanted)] as const)));
  });

/**
 * An uploaded picture from a game, in the sizes it is served in.
 * @throws AppError UPLOAD_NOT_AN_IMAGE, UPLOAD_ANIMATED, UPLOAD_TOO_MANY_PIXELS; RATE_LIMITED when too many wait.
 */
export const widePictures = (bytes: Buffer): Promise<Map<number, Buffer>> =>
  drawnAnew(bytes, limits.gamePicture, gamePictureSizes);

/**
 * An uploaded cover or wide picture, in the sizes it is served in.
 * @throws AppError UPLOAD_NOT_AN_IMAGE, UPLOAD_ANIMATED, UPLOAD_TOO_MANY_PIXELS, UPLOAD_TOO_SMALL; RATE_LIMITED when too
 *   many wait.
 */
export const frontPictures = (bytes: Buffer, shape: FrontShape): Promise<Map<number, Buffer>> => {
  const { width, height, sizes } = fronts[shape];
  return drawnAnew(bytes, { width, height }, sizes, { width, height });
};

/** Of both shapes. */
export const frontSizes: readonly number[] = [
  ...new Set(Object.values(fronts).flatMap(({ sizes }): readonly number[] => sizes)),
];

type KeyOf = (id: string, width: number) => string;

/** All sizes, or a failure once none is being written any more, so that what is there can be taken back. */
export async function keepPicture(
  { storage }: Pick<Services, 'storage'>,
  id: string,
  sizes: ReadonlyMap<number, Buffer>,
  key: KeyOf = gamePictureKey,
): Promise<void> {
  const puts = [...sizes].map(([width, bytes]) =>
    storage.put(key(id, width), bytes, { contentType: 'image/webp' }),
  );
  const failure = (await Promise.allSettled(puts)).find((put) => put.status === 'rejected');
  if (failure) throw failure.reason;
}

/** That a file stayed is no reason to fail a change that was made: the daily sweep takes it. */
async function dropFiles(
  { storage, log }: Pick<Services, 'storage' | 'log'>,
  id: string,
  keys: readonly string[],
): Promise<void> {
  const dropped = await Promise.allSettled(keys.map((key) => storage.delete(key)));
  const failure = dropped.find((each) => each.status === 'rejected');
  if (failure) log.warn({ error: failure.reason, picture: id }, 'a picture of a game stayed in the storage');
}

/** Takes the files of a picture from a game away. */
export const dropPicture = (services: Pick<Services, 'storage' | 'log'>, id: string): Promise<void> =>
  dropFiles(
    services,
    id,
    gamePictureSizes.map((width) => gamePictureKey(id, width)),
  );

/** Takes the files of a cover or wide picture away, whichever it is. */
export const dropFront = (services: Pick<Services, 'storage' | 'log'>, id: string): Promise<void> =>
  dropFiles(
    services,
    id,
    frontSizes.map((width) => frontKey(id, width)),
  );
