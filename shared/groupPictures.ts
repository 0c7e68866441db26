// Pictures of groups, uploaded by their owners. What an address shows never changes.
import { type AvatarSize, avatarSizes } from './avatars.ts';

export type GroupPictureSize = AvatarSize;
export const groupPictureSizes = avatarSizes;

/** Where a picture is. */
export const groupPictureAddress = (picture: string, size: GroupPictureSize): string =>
  `/uploads/groups/${picture}.${size}.webp`;
