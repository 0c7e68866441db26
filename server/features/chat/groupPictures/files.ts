// Pictures of groups as files: where they lie, and how they come and go.
import { type GroupPictureSize, groupPictureSizes } from '../../../../shared/groupPictures.ts';
import { squarePictures } from '../../../platform/pictures/square.ts';
import type { Services } from '../../../services.ts';

/** Where they lie in the storage. */
export const groupPictureFolder = 'groups';
export const groupPictureKey = (id: string, size: GroupPictureSize): string =>
  `${groupPictureFolder}/${id}-${size}.webp`;

const keyPattern = /^groups\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-\d{2,3}\.webp$/;
/** The picture whose file it is, of any size; null for what is no such file. */
export const groupPictureOfKey = (key: string): string | null => keyPattern.exec(key)?.[1] ?? null;

/**
 * Draws an uploaded file anew and keeps it in every size, or in none.
 * @throws AppError UPLOAD_NOT_AN_IMAGE, UPLOAD_ANIMATED, UPLOAD_TOO_MANY_PIXELS, RATE_LIMITED; StorageError
 */
export async function keepGroupPicture(services: Services, id: string, bytes: Buffer): Promise<void> {
  const squares = await squarePictures(bytes);
  const puts = [...squares].map(([size, square]) =>
    services.storage.put(groupPictureKey(id, size), square, { contentType: 'image/webp' }),
  );
  const failure = (await Promise.allSettled(puts)).find((put) => put.status === 'rejected');
  if (!failure) return;
  await dropGroupPicture(services, id);
  throw failure.reason;
}

/** That a file stayed is no reason to fail a change that was made: the daily sweep takes it. */
export async function dropGroupPicture({ storage, log }: Pick<Services, 'storage' | 'log'>, id: string) {
  const dropped = await Promise.allSettled(
    groupPictureSizes.map((size) => storage.delete(groupPictureKey(id, size))),
  );
  const failure = dropped.find((each) => each.status === 'rejected');
  if (failure) log.warn({ error: failure.reason, picture: id }, 'a picture of a group stayed in the storage');
}
