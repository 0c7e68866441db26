// Trailers of the game: uploaded, put in order, removed.
import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { GameTrailers, PublishedGameDetail } from '../../../shared/publishing.ts';
import { trailerLimits } from '../../../shared/trailers.ts';
import { sendFile } from '../../api/sendFile.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { readError } from '../../i18n/readError.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { Refusal } from '../accounts/mail/Refusal.tsx';
import { TrailerList } from './TrailerList.tsx';

const max = trailerLimits.perGame;
const megabyte = 1_048_576;
/** After these the same file may go through yet. */
const passing: readonly string[] = ['OFFLINE', 'UNEXPECTED', 'RATE_LIMITED'];

/** As the server would refuse it, before anything is sent. */
const tooLargeFor = (megabytes: number) => ({
  data: { appCode: 'UPLOAD_TOO_LARGE', params: { max: megabytes } },
});

/** `key` makes it one upload, however often it is sent. */
type Chosen = { file: File; key: string };

export function TrailersCard({ game }: { game: PublishedGameDetail }) {
  const t = useTranslations('publishing.trailers');
  const trailers = trpc.store.publishing.trailers.useQuery({ gameId: game.id });
  return (
    <section className="card stack" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {trailers.isPending ? (
        <LinesSkeleton count={3} />
      ) : trailers.isError ? (
        <ErrorState
          title={t('failed')}
          error={trailers.error}
          onRetry={() => void trailers.refetch()}
          retrying={trailers.isFetching}
        />
      ) : (
        <>
          <p className="muted small">{t('hint', { max: trailers.data.megabytes })}</p>
          <TrailerList gameId={game.id} trailers={trailers.data.trailers} />
          <AddTrailer gameId={game.id} {...trailers.data} />
        </>
      )}
    </section>
  );
}

function AddTrailer({ gameId, trailers, megabytes }: GameTrailers & { gameId: string }) {
  const t = useTranslations('publishing.trailers');
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [share, setShare] = useState(0);
  const stop = useRef(new AbortController());
  const add = useMutation({
    mutationFn({ file, key }: Chosen) {
      setShare(0);
      stop.current = new AbortController();
      const query = new URLSearchParams({ game: gameId, key });
      return sendFile(`/uploads/game-trailer?${query}`, file, {
        onProgress: setShare,
        signal: stop.current.signal,
      });
    },
    onSettled: () => cache.store.invalidate(),
  });
  const onFile = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    add.reset();
    setTooLarge(file.size > megabytes * megabyte);
    if (file.size <= megabytes * megabyte) add.mutate({ file, key: crypto.randomUUID() });
  };
  const { variables } = add;
  return (
    <>
      <Refusal error={tooLarge ? tooLargeFor(megabytes) : add.error} />
      {add.isPending ? <Progress label={t('adding')} share={share} /> : null}
      <div className="wrap">
        <input
          ref={input}
          className="sr"
          type="file"
          accept="video/mp4,video/webm"
          tabIndex={-1}
          aria-label={t('choose')}
          onChange={onFile}
        />
        <Button
          icon="start"
          busy={add.isPending ? t(share < 1 ? 'adding' : 'judging') : undefined}
          disabled={trailers.length >= max}
          onClick={() => input.current?.click()}
        >
          {t('add')}
        </Button>
        {add.isPending && share < 1 ? (
          <Button
            onClick={() => {
              stop.current.abort();
              add.reset();
            }}
          >
            {t('stop')}
          </Button>
        ) : null}
        {add.isError && variables && passing.includes(readError(add.error).code) ? (
          <Button onClick={() => add.mutate(variables)}>{t('again')}</Button>
        ) : null}
        <span className="small muted">
          {trailers.length >= max ? t('full', { max }) : t('count', { count: trailers.length, max })}
        </span>
      </div>
    </>
  );
}
