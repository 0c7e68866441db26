// The line below a game: played now, since when; or how long it was played at all.
import { useTranslations } from 'use-intl/react';
import type { NowPlaying, OwnedGame } from '../../../shared/library.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useMinute } from './useMinute.ts';
import { usePlayTime } from './usePlayTime.ts';
import { useThisDevice } from './useThisDevice.ts';

type Props = { game: OwnedGame; now: NowPlaying | undefined; children?: React.ReactNode };

/** How long something goes on; a device's clock that is behind makes no time. */
export function useSince(): (since: number) => string {
  const t = useTranslations('library.play');
  const timeText = usePlayTime();
  const now = useMinute();
  return (since) => (now - since < 60_000 ? t('just') : timeText(now - since));
}

export function PlayLine({ game, now, children }: Props) {
  const t = useTranslations('library.play');
  const timeText = usePlayTime();
  const sinceText = useSince();
  const device = useThisDevice();
  if (now) {
    return (
      <span className="kind is-line is-now">
        <Icon name="play" />
        <span className="clip">{t('nowShort', { time: sinceText(now.since) })}</span>
      </span>
    );
  }
  return (
    <span className="kind is-line">
      {game.devices.includes(device.id) ? <Icon name="monitor" /> : null}
      <span className="clip">{children ?? timeText(game.playMs)}</span>
    </span>
  );
}
