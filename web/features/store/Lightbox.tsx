// Pictures from a game over the whole page.
import { useTranslations } from 'use-intl/react';
import type { GameDetail } from '../../../shared/store.ts';
import { Shot } from '../../ui/Cover.tsx';
import { Lightbox as Over } from '../../ui/Lightbox.tsx';
import type { Picture } from './Gallery.tsx';

type Props = {
  game: GameDetail;
  pictures: readonly Picture[];
  /** The place of the first one shown. */
  first: number;
  onClose: () => void;
};

export function Lightbox({ game, pictures, first, onClose }: Props) {
  const t = useTranslations('store.game');
  return (
    <Over
      label={game.title}
      count={pictures.length}
      first={first}
      previous={t('previous')}
      next={t('next')}
      onClose={onClose}
    >
      {(index) => {
        const picture = pictures[index];
        return picture ? (
          <Shot
            key={picture.number}
            slug={game.slug}
            number={picture.number}
            upload={picture.upload}
            width={picture.width}
            height={picture.height}
            sizes="100vw"
            eager
            alt={t('pictureOf', { number: picture.number, title: game.title })}
          />
        ) : null;
      }}
    </Over>
  );
}
