// On the page of a game one owns: how long one played it, and the way to play on.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { GameDetail } from '../../../shared/store.ts';
import { Icon } from '../../ui/Icon.tsx';
import './library.css';
import { PlayButton } from './PlayButton.tsx';
import { useSince } from './PlayLine.tsx';
import { usePlay } from './usePlay.ts';
import { usePlayTime } from './usePlayTime.ts';

type Props = { game: Pick<GameDetail, 'id' | 'slug' | 'title'>; playMs: number };

export function OwnedBox({ game, playMs }: Props) {
  const t = useTranslations('library');
  const timeText = usePlayTime();
  const sinceText = useSince();
  const { now } = usePlay(game);
  return (
    <section className="panel own-box" aria-label={t('owned')}>
      <p className="own-box-line">
        <Icon name="library" small />
        <Link to="/library" search={{ game: game.slug }} className="link">
          {t('owned')}
        </Link>
        <span className="muted small">
          {now ? t('play.nowShort', { time: sinceText(now.since) }) : timeText(playMs)}
        </span>
      </p>
      <PlayButton game={game} kind="primary" size="l" wide />
    </section>
  );
}
