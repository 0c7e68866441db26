// Trailers that publishers uploaded, as files: where they lie, and how they are taken away.
import { type TrailerType, trailerTypes } from '../../../../shared/trailers.ts';
import type { Services } from '../../../services.ts';

/** Where they lie in the storage. */
export const trailerFolder = 'trailers';
/** Where one lies. */
export const trailerKey = (id: string, type: TrailerType): string => `${trailerFolder}/${id}.${type}`;

export const trailerContent = { mp4: 'video/mp4', webm: 'video/webm' } as const satisfies Record<
  TrailerType,
  string
>;

const keyPattern = /^trailers\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(?:mp4|webm)$/;
/** The trailer whose file it is; null for what is no such file. */
export const trailerOfKey = (key: string): string | null => keyPattern.exec(key)?.[1] ?? null;

/**
 * Takes the file of a trailer away, whatever it is. That it stayed is no reason to fail a change that was made: the daily
 * sweep takes it.
 */
export async function dropTrailer({ storage, log }: Pick<Services, 'storage' | 'log'>, id: string) {
  const dropped = await Promise.allSettled(trailerTypes.map((type) => storage.delete(trailerKey(id, type))));
  const failure = dropped.find((each) => each.status === 'rejected');
  if (failure) log.warn({ error: failure.reason, trailer: id }, 'a trailer of a game stayed in the storage');
}
