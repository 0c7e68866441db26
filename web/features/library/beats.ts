// While a game is played in this browser the server hears so every half minute, whatever page is open.
import type { NowPlaying } from '../../../shared/library.ts';
import { playing } from '../../../shared/playing.ts';
import { isTransient } from '../../api/errors.ts';
import { api, cache } from '../../api/trpc.ts';
import { playsHere } from './playsHere.ts';
import { thisDeviceId } from './thisDevice.ts';

let timer: ReturnType<typeof setInterval> | undefined;

/** Puts what this browser plays into what the page knows. */
export function showPlay(now: NowPlaying | null): void {
  const deviceId = thisDeviceId();
  cache.library.overview.setData(undefined, (known) => {
    if (!known) return known;
    const others = known.playing.filter((session) => session.deviceId !== deviceId);
    return { ...known, playing: now ? [now, ...others] : others };
  });
}

async function beat(): Promise<void> {
  try {
    const now = await api.library.stillPlaying.mutate({ deviceId: thisDeviceId() });
    showPlay(now);
    if (now === null) stopBeats();
  } catch (error) {
    // No answer is none: the next one may come. Whoever is signed out plays no more.
    if (!isTransient(error)) stopBeats();
  }
}

/** Begins to tell; again is no change. */
export function startBeats(): void {
  playsHere.write(true);
  timer ??= setInterval(() => void beat(), playing.beatEvery);
}

/** Goes on after the page was loaded again. */
export function resumeBeats(): void {
  startBeats();
  void beat();
}

export function stopBeats(): void {
  playsHere.write(false);
  clearInterval(timer);
  timer = undefined;
}
