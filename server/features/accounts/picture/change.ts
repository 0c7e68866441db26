// Changes of a member's picture: an uploaded one instead of what was, or a drawn one again.
import { and, eq } from 'drizzle-orm';
import { members } from '../../../../drizzle/schema/accounts.ts';
import type { Me } from '../../../../shared/accounts.ts';
import {
  type AvatarSize,
  avatarSizes,
  isUploadedAvatar,
  uploadedPrefix,
} from '../../../../shared/avatars.ts';
import { AppError } from '../../../errors.ts';
import { squarePictures } from '../../../platform/pictures/square.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { avatarFor } from '../avatar.ts';
import { lockOwner } from '../hold.ts';
import { meColumns, presentMe } from '../present.ts';

/** Where uploaded pictures lie in the storage. */
export const pictureFolder = 'avatars';
/** Where one size of an uploaded picture lies in the storage. */
export const pictureKey = (avatar: string, size: AvatarSize) => `${pictureFolder}/${avatar}-${size}.webp`;

const keyPattern = /^avatars\/(up-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-\d{2,3}\.webp$/;
/** The picture whose file it is, of any size; null for what is no file of an uploaded picture. */
export const avatarOfKey = (key: string): string | null => keyPattern.exec(key)?.[1] ?? null;

/**
 * Makes an uploaded file the member's picture; the one uploaded before is deleted.
 * @throws AppError UPLOAD_NOT_AN_IMAGE, UPLOAD_ANIMATED, UPLOAD_TOO_MANY_PIXELS, RATE_LIMITED, NOT_SIGNED_IN where
 * the session ended meanwhile; StorageError. Then the picture is what it was.
 */
export async function uploadPicture(services: Services, session: Session, bytes: Buffer): Promise<Me> {
  const squares = await squarePictures(bytes);
  const avatar = `${uploadedPrefix}${services.newId()}`;
  try {
    await keep(services, avatar, squares);
    return await setAvatar(services, session, () => avatar);
  } catch (error) {
    await takeBack(services, session.member.id, avatar);
    throw error;
  }
}

/** Goes back to the picture drawn for the member; whoever has a drawn one keeps it. @throws AppError NOT_SIGNED_IN */
export const drawnPicture = (services: Services, session: Session): Promise<Me> =>
  setAvatar(services, session, (current) =>
    isUploadedAvatar(current) ? avatarFor(session.member.id) : current,
  );

/** Each change sees the one before it, so every picture that was replaced is deleted by exactly one. */
async function setAvatar(
  services: Services,
  session: Session,
  choose: (current: string) => string,
): Promise<Me> {
  const { before, me } = await services.database.db.transaction(async (tx) => {
    const { id: memberId } = await lockOwner(tx, session);
    const [row] = await tx.select(meColumns).from(members).where(eq(members.id, memberId));
    if (!row) throw new AppError('NOT_SIGNED_IN');
    const avatar = choose(row.avatar);
    if (avatar !== row.avatar) await tx.update(members).set({ avatar }).where(eq(members.id, memberId));
    return { before: row.avatar, me: presentMe({ ...row, avatar }) };
  });
  if (me.avatar !== before) await remove(services, before);
  return me;
}

/** All sizes, or a failure once none is being written any more, so that what is there can be taken back. */
async function keep(services: Services, avatar: string, squares: Map<AvatarSize, Buffer>): Promise<void> {
  const puts = [...squares].map(([size, bytes]) =>
    services.storage.put(pictureKey(avatar, size), bytes, { contentType: 'image/webp' }),
  );
  const failure = (await Promise.allSettled(puts)).find((put) => put.status === 'rejected');
  if (failure) throw failure.reason;
}

/** After a failure. A commit whose answer got lost may have made the picture the member's: then it stays. */
async function takeBack(services: Services, memberId: string, avatar: string): Promise<void> {
  try {
    const inUse = await services.database.db
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.id, memberId), eq(members.avatar, avatar)));
    if (inUse.length === 0) await remove(services, avatar);
  } catch (error) {
    services.log.warn({ error, avatar }, 'a picture nobody uses may have stayed in the storage');
  }
}

/** Deletes an uploaded picture; drawn ones are nobody's. That it did not work is no reason to fail a change made. */
async function remove(services: Services, avatar: string): Promise<void> {
  await deletePicture(services, avatar).catch((error: unknown) =>
    services.log.warn({ error, avatar }, 'a replaced picture stayed in the storage'),
  );
}

/** Deletes every size of an uploaded picture; of a drawn one there is nothing to delete. @throws StorageError */
export async function deletePicture({ storage }: Pick<Services, 'storage'>, avatar: string): Promise<void> {
  if (!isUploadedAvatar(avatar)) return;
  const deleted = await Promise.allSettled(
    avatarSizes.map((size) => storage.delete(pictureKey(avatar, size))),
  );
  const failure = deleted.find((each) => each.status === 'rejected');
  if (failure) throw failure.reason;
}
