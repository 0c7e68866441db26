// Pictures over the whole page: arrow keys go on, Esc closes and gives the focus back.
import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { GameDetail } from '../../../shared/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Shot } from '../../ui/Cover.tsx';
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
  const words = useTranslations('ui');
  const [index, setIndex] = useState(first);
  const picture = pictures[index];
  if (!picture) return null;
  const step = (by: number) => setIndex((index + by + pictures.length) % pictures.length);
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil is-deep" />
        <Dialog.Popup
          className="lightbox"
          aria-label={game.title}
          onKeyDown={(event) => {
            if (event.key === 'ArrowLeft') step(-1);
            if (event.key === 'ArrowRight') step(1);
          }}
        >
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
          <div className="lightbox-bar">
            <IconButton icon="left" label={t('previous')} onClick={() => step(-1)} />
            <span aria-live="polite">
              {words('marquee.position', { current: index + 1, total: pictures.length })}
            </span>
            <IconButton icon="right" label={t('next')} onClick={() => step(1)} />
            <Dialog.Close render={<IconButton icon="x" label={words('dialog.close')} />} />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
