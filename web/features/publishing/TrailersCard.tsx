// Trailers of the game: uploaded, put in order, removed.
import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { GameTrailers, PublishedGameDetail } from '../../../shared/publishing.ts';
import { trailerLimits } from '../../../shared/trailers.ts';
import { sendFile } from '../../api/sendFile.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { readError } from '../../i18n/readError.ts';
import { useSize } from '../../i18n/useSize.ts';
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

/** As the server would refuse it, before anything is sent; null where it would not. */
function refusalOf({ size }: File, { megabytes, space }: GameTrailers): object | null {
  const refusal = (appCode: string, max: number) => ({ data: { appCode, params: { max } } });
  if (size > megabytes * megabyte) return refusal('UPLOAD_TOO_LARGE', megabytes);
  return size > space.max - space.used ? refusal('TRAILERS_SPACE', space.max / megabyte) : null;
}

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
          <AddTrailer gameId={game.id} known={trailers.data} />
        </>
      )}
    </section>
  );
}

function AddTrailer({ gameId, known }: { gameId: string; known: GameTrailers }) {
  const t = useTranslations('publishing.trailers');
  const sizeText = useSize();
  const { trailers, space } = known;
  const input = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<object | null>(null);
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
    const refused = refusalOf(file, known);
    setRefusal(refused);
    if (!refused) add.mutate({ file, key: crypto.randomUUID() });
  };
  const { variables } = add;
  return (
    <>
      <Refusal error={refusal ?? add.error} />
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
        <span className="small muted">
          {t('space', { used: sizeText(space.used), max: sizeText(space.max) })}
        </span>
      </div>
    </>
  );
}
