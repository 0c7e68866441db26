// Playing a game in this browser: begun and ended at a press, shown before the server answers.
import { useTranslations } from 'use-intl/react';
import type { NowPlaying, OwnedGame } from '../../../shared/library.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { toast } from '../../ui/toast.ts';
import { showPlay, startBeats, stopBeats } from './beats.ts';
import { usePlayTime } from './usePlayTime.ts';
import { useThisDevice } from './useThisDevice.ts';

type Play = {
  /** What is played of it now, on whichever device; null when nothing is. */
  now: NowPlaying | null;
  here: boolean;
  starting: boolean;
  stopping: boolean;
  start: () => void;
  stop: () => void;
};

export function usePlay(game: Pick<OwnedGame, 'id' | 'title'>): Play {
  const t = useTranslations('library');
  const errorText = useErrorText();
  const timeText = usePlayTime();
  const device = useThisDevice();
  const overview = trpc.library.overview.useQuery();
  const sessions = overview.data?.playing.filter(({ gameId }) => gameId === game.id) ?? [];
  const now = sessions.find(({ deviceId }) => deviceId === device.id) ?? sessions[0] ?? null;

  const fail = (error: unknown) => {
    toast({ text: t('told.failed', { reason: errorText(error).text }), bad: true });
    void cache.library.invalidate();
  };
  const start = trpc.library.startPlaying.useMutation({
    onSuccess(played) {
      startBeats();
      showPlay(played);
      toast({ text: t('play.started', { title: game.title }) });
    },
    onError: fail,
  });
  const stop = trpc.library.stopPlaying.useMutation({
    onSuccess() {
      stopBeats();
      showPlay(null);
      if (now)
        toast({ text: t('play.stopped', { title: game.title, time: timeText(Date.now() - now.since) }) });
      void cache.library.invalidate();
    },
    onError: fail,
  });
  return {
    now,
    here: now?.deviceId === device.id,
    starting: start.isPending,
    stopping: stop.isPending,
    start: () => start.mutate({ gameId: game.id, device }),
    stop: () => stop.mutate({ deviceId: device.id }),
  };
}
