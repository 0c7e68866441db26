// Pictures of members: drawn by the house, or uploaded. `avatar` of a member names one of either kind.

/** Widths and heights in pixels that uploaded pictures are served in; drawn ones end at 256. */
export const avatarSizes = [64, 128, 256, 512] as const;
export type AvatarSize = (typeof avatarSizes)[number];

/** What names of uploaded pictures begin with; a UUID follows. */
export const uploadedPrefix = 'up-';

export const isUploadedAvatar = (avatar: string): boolean => avatar.startsWith(uploadedPrefix);

/** Where a picture is. What an address shows never changes. */
export const avatarAddress = (avatar: string, size: AvatarSize): string =>
  isUploadedAvatar(avatar)
    ? `/uploads/avatars/${encodeURIComponent(avatar)}.${size}.webp`
    : `/art/avatars/${encodeURIComponent(avatar)}.${Math.min(size, 256)}.webp`;
