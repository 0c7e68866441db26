// Which medium of a game's gallery is shown large, also when others come and go while one looks.
import type { Media } from '../../../shared/store.ts';

export type Chosen = { key: string; place: number };

/** What makes a medium the same one in another list: an upload where it is one, else what is drawn there. */
export const mediumKey = (medium: Media): string => {
  if (medium.kind === 'video') return medium.id;
  return medium.kind === 'picture' ? (medium.upload ?? `picture ${medium.number}`) : medium.kind;
};

/**
 * The place of what is shown: the first until one has chosen; the chosen one wherever it stands now; when it is gone what
 * has come to its place, or else the last.
 */
export function shownPlace(media: readonly Media[], chosen: Chosen | null): number {
  if (!chosen) return 0;
  const place = media.findIndex((each) => mediumKey(each) === chosen.key);
  return place < 0 ? Math.max(0, Math.min(chosen.place, media.length - 1)) : place;
}
