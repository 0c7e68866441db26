// Play, or stop what is played here.
import { useTranslations } from 'use-intl/react';
import type { OwnedGame } from '../../../shared/library.ts';
import { Button, type ButtonLook } from '../../ui/Button.tsx';
import { usePlay } from './usePlay.ts';

type Props = ButtonLook & { game: Pick<OwnedGame, 'id' | 'title'>; className?: string };

export function PlayButton({ game, ...look }: Props) {
  const t = useTranslations('library.play');
  const play = usePlay(game);
  if (play.here) {
    return (
      <Button
        {...look}
        kind="second"
        icon="stop"
        aria-label={t('stopOne', { title: game.title })}
        busy={play.stopping ? t('stopping') : undefined}
        onClick={play.stop}
      >
        {t('stop')}
      </Button>
    );
  }
  return (
    <Button
      {...look}
      icon="play"
      aria-label={t('startOne', { title: game.title })}
      busy={play.starting ? t('starting') : undefined}
      onClick={play.start}
    >
      {t('start')}
    </Button>
  );
}
