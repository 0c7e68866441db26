// One's picture: what it is now, choosing or dropping another, and the way back to a drawn one.
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, lazy, Suspense, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../shared/accounts.ts';
import { isUploadedAvatar } from '../../../../shared/avatars.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../mail/Refusal.tsx';
import { type Opened, openPicture, pictureTypes } from './picture/openPicture.ts';

const CropDialog = lazy(() =>
  import('./picture/CropDialog.tsx').then((part) => ({ default: part.CropDialog })),
);

export function PictureCard({ me }: { me: Me }) {
  const t = useTranslations('settings.avatar');
  const chooser = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = useMutation({ mutationFn: openPicture, onSuccess: setOpened });
  const take = (file: File) => {
    drawn.reset();
    open.mutate(file);
  };
  // What is dropped on the dialog arrives here too.
  const { over, handlers } = useDrop((file) => (opened ? undefined : take(file)));
  const drawn = trpc.accounts.useDrawnAvatar.useMutation({
    onSuccess: (next) => {
      cache.accounts.me.setData(undefined, next);
      toast({ text: t('drawnDone') });
    },
  });
  const close = () => {
    if (opened) URL.revokeObjectURL(opened.address);
    setOpened(null);
  };
  return (
    <section
      className={over ? 'card picture-card is-over' : 'card picture-card'}
      aria-labelledby="picture"
      {...handlers}
    >
      <h2 id="picture">{t('title')}</h2>
      <div className="picture-now">
        <Avatar avatar={me.avatar} size="xl" />
        <div className="stack">
          <p>{t('hint')}</p>
          <div className="wrap">
            <Button
              icon="picture"
              busy={open.isPending ? t('opening') : undefined}
              onClick={() => chooser.current?.click()}
            >
              {t('choose')}
            </Button>
            {isUploadedAvatar(me.avatar) ? (
              <Button
                kind="quiet"
                busy={drawn.isPending ? t('drawing') : undefined}
                onClick={() => {
                  open.reset();
                  drawn.mutate();
                }}
              >
                {t('drawn')}
              </Button>
            ) : null}
          </div>
        </div>
      </div>
      <input
        ref={chooser}
        hidden
        type="file"
        accept={pictureTypes.join(',')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again.
          target.value = '';
          if (file) take(file);
        }}
      />
      <p className="muted small picture-drop">{over ? t('dropNow') : t('drop')}</p>
      <Refusal error={open.error ?? drawn.error} />
      {opened ? (
        <Suspense>
          <CropDialog me={me} opened={opened} onDone={close} />
        </Suspense>
      ) : null}
    </section>
  );
}

/** Takes a file that is dropped. `over` while one is held above. */
function useDrop(onFile: (file: File) => void) {
  const [over, setOver] = useState(false);
  const carriesFile = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carriesFile(event)) return;
        // Without this the browser would leave the page and show the file.
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        // Moving onto something inside is no leaving.
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) {
          setOver(false);
        }
      },
      onDrop: (event: DragEvent) => {
        if (!carriesFile(event)) return;
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      },
    },
  };
}
