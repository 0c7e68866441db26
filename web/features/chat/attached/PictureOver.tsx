// The pictures of a message over the whole page, one at a time, each to be kept.
import { useTranslations } from 'use-intl/react';
import { type AttachedPicture, attachmentAddress } from '../../../../shared/attachments.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Lightbox } from '../../../ui/Lightbox.tsx';

type Props = { pictures: readonly AttachedPicture[]; first: number; onClose: () => void };

/** As it is served: whatever its name ended with, it is a WebP now. */
const savedAs = (name: string) => `${name.replace(/\.\w{1,5}$/, '')}.webp`;

export function PictureOver({ pictures, first, onClose }: Props) {
  const t = useTranslations('talk.attach');
  return (
    <Lightbox
      label={t('pictures')}
      count={pictures.length}
      first={first}
      previous={t('previous')}
      next={t('next')}
      onClose={onClose}
      tools={(index) => {
        const picture = pictures[index];
        return picture ? (
          <a
            className="btn btn-icon btn-quiet"
            href={attachmentAddress(picture.id, 'full')}
            download={savedAs(picture.name)}
            aria-label={t('save', { name: picture.name })}
            title={t('save', { name: picture.name })}
          >
            <Icon name="download" />
          </a>
        ) : null;
      }}
    >
      {(index) => {
        const picture = pictures[index];
        return picture ? (
          <img
            key={picture.id}
            className="hung-large"
            src={attachmentAddress(picture.id, 'full')}
            width={picture.width}
            height={picture.height}
            alt={picture.name}
          />
        ) : null;
      }}
    </Lightbox>
  );
}
