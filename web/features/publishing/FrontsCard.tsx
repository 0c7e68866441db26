// The cover and the wide picture of a game: uploaded, replaced, removed.
import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import {
  type FrontShape,
  frontAddress,
  frontShapes,
  fronts as shapes,
  shownFrontAddress,
} from '../../../shared/gamePictures.ts';
import type { PublishedGameDetail } from '../../../shared/publishing.ts';
import { sendFile } from '../../api/sendFile.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Button } from '../../ui/Button.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { toast } from '../../ui/toast.ts';
import { Refusal } from '../accounts/mail/Refusal.tsx';

/** Who changed it sees the new one at once, wherever this browser kept the old one. */
function forgetKept(shape: FrontShape, slug: string): void {
  for (const width of shapes[shape].sizes)
    void fetch(shownFrontAddress(shape, slug, width), { cache: 'reload' }).catch(() => {});
}

export function FrontsCard({ game }: { game: PublishedGameDetail }) {
  const t = useTranslations('publishing.fronts');
  const uploaded = trpc.store.publishing.fronts.useQuery({ gameId: game.id });
  return (
    <section className="card stack" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className="muted small">{t('hint')}</p>
      {uploaded.isPending ? (
        <LinesSkeleton count={3} />
      ) : uploaded.isError ? (
        <ErrorState
          title={t('failed')}
          error={uploaded.error}
          onRetry={() => void uploaded.refetch()}
          retrying={uploaded.isFetching}
        />
      ) : (
        <div className="fronts">
          {frontShapes.map((shape) => (
            <Front key={shape} game={game} shape={shape} id={uploaded.data[shape]} />
          ))}
        </div>
      )}
    </section>
  );
}

type FrontProps = { game: PublishedGameDetail; shape: FrontShape; id: string | null };

function Front({ game, shape, id }: FrontProps) {
  const t = useTranslations('publishing.fronts');
  const errorText = useErrorText();
  const input = useRef<HTMLInputElement>(null);
  const settle = () => {
    if (game.state !== 'draft') forgetKept(shape, game.slug);
    return cache.store.invalidate();
  };
  const add = useMutation({
    mutationFn: (file: File) =>
      sendFile(`/uploads/game-front?${new URLSearchParams({ game: game.id, shape })}`, file),
    onSettled: settle,
  });
  const remove = trpc.store.publishing.removeFront.useMutation({
    onError: (error) => void toast({ text: errorText(error).text, bad: true }),
    onSettled: settle,
  });
  const { width, height } = shapes[shape];
  const onFile = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file) add.mutate(file);
  };
  return (
    <section className="stack" aria-label={t(shape)}>
      <h3>{t(shape)}</h3>
      {id === null ? (
        <p className="muted">{t('drawn')}</p>
      ) : (
        <img
          className={`front is-${shape}`}
          src={frontAddress(id, shape === 'cover' ? 300 : 640)}
          width={width}
          height={height}
          alt={t(shape)}
        />
      )}
      <p className="small muted">{t(`${shape}Size`, { width, height })}</p>
      <Refusal error={add.error} />
      <div className="wrap">
        <input
          ref={input}
          className="sr"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          tabIndex={-1}
          aria-label={t(`choose.${shape}`)}
          onChange={onFile}
        />
        <Button
          icon="picture"
          busy={add.isPending ? t('adding') : undefined}
          disabled={remove.isPending}
          onClick={() => input.current?.click()}
        >
          {t(`upload.${shape}`)}
        </Button>
        {id === null ? null : (
          <Button
            icon="bin"
            disabled={add.isPending || remove.isPending}
            onClick={() => remove.mutate({ gameId: game.id, shape })}
          >
            {t(`remove.${shape}`)}
          </Button>
        )}
      </div>
    </section>
  );
}
