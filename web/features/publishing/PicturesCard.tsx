// Pictures from the game: uploaded, put in order, removed.
import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { gamePictureAddress } from '../../../shared/gamePictures.ts';
import { limits } from '../../../shared/limits.ts';
import type { PublishedGameDetail } from '../../../shared/publishing.ts';
import { sendFile } from '../../api/sendFile.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { toast } from '../../ui/toast.ts';
import { Refusal } from '../accounts/mail/Refusal.tsx';

const { max } = limits.gamePictures;

export function PicturesCard({ game }: { game: PublishedGameDetail }) {
  const t = useTranslations('publishing.pictures');
  const pictures = trpc.store.publishing.pictures.useQuery({ gameId: game.id });
  return (
    <section className="card stack" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className="muted small">{t('hint')}</p>
      {pictures.isPending ? (
        <LinesSkeleton count={3} />
      ) : pictures.isError ? (
        <ErrorState
          title={t('failed')}
          error={pictures.error}
          onRetry={() => void pictures.refetch()}
          retrying={pictures.isFetching}
        />
      ) : (
        <Pictures gameId={game.id} ids={pictures.data} />
      )}
    </section>
  );
}

function Pictures({ gameId, ids }: { gameId: string; ids: readonly string[] }) {
  const t = useTranslations('publishing.pictures');
  const errorText = useErrorText();
  const input = useRef<HTMLInputElement>(null);
  const settle = {
    onError: (error: unknown) => void toast({ text: errorText(error).text, bad: true }),
    onSettled: () => cache.store.invalidate(),
  };
  const add = useMutation({
    async mutationFn(files: readonly File[]) {
      for (const file of files) {
        const query = new URLSearchParams({ game: gameId, key: crypto.randomUUID() });
        await sendFile(`/uploads/game-picture?${query}`, file);
      }
    },
    onSettled: () => cache.store.invalidate(),
  });
  const order = trpc.store.publishing.orderPictures.useMutation(settle);
  const remove = trpc.store.publishing.removePicture.useMutation(settle);
  const busy = add.isPending || order.isPending || remove.isPending;
  const onFiles = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    if (files.length > 0) add.mutate(files);
  };
  const swap = (from: number, to: number) => {
    const pictureIds = [...ids];
    const [moved] = pictureIds.splice(from, 1);
    if (moved === undefined) return;
    pictureIds.splice(to, 0, moved);
    order.mutate({ gameId, pictureIds });
  };
  return (
    <>
      {ids.length === 0 ? (
        <p className="muted">{t('none')}</p>
      ) : (
        <ol className="pictures">
          {ids.map((id, index) => (
            <li key={id}>
              <img
                src={gamePictureAddress(id, 640)}
                width={640}
                height={360}
                alt={t('picture', { number: index + 1 })}
              />
              <div className="row">
                <IconButton
                  icon="left"
                  small
                  label={t('earlier', { number: index + 1 })}
                  disabled={busy || index === 0}
                  onClick={() => swap(index, index - 1)}
                />
                <IconButton
                  icon="right"
                  small
                  label={t('later', { number: index + 1 })}
                  disabled={busy || index === ids.length - 1}
                  onClick={() => swap(index, index + 1)}
                />
                <span className="grow" />
                <IconButton
                  icon="bin"
                  small
                  label={t('remove', { number: index + 1 })}
                  disabled={busy}
                  onClick={() => remove.mutate({ gameId, pictureId: id })}
                />
              </div>
            </li>
          ))}
        </ol>
      )}
      <Refusal error={add.error} />
      <div className="wrap">
        <input
          ref={input}
          className="sr"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          multiple
          tabIndex={-1}
          aria-label={t('choose')}
          onChange={onFiles}
        />
        <Button
          icon="picture"
          busy={add.isPending ? t('adding') : undefined}
          disabled={ids.length >= max}
          onClick={() => input.current?.click()}
        >
          {t('add')}
        </Button>
        <span className="small muted">
          {ids.length >= max ? t('full', { max }) : t('count', { count: ids.length, max })}
        </span>
      </div>
    </>
  );
}
