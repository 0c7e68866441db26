// The uploaded trailers of a game, each to be looked at, moved and removed.
import { useTranslations } from 'use-intl/react';
import type { GameTrailers } from '../../../shared/publishing.ts';
import { trailerAddress } from '../../../shared/trailers.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { useSize } from '../../i18n/useSize.ts';
import { IconButton } from '../../ui/Button.tsx';
import { toast } from '../../ui/toast.ts';
import { CaptionTracks } from '../store/CaptionTracks.tsx';
import { TrailerWords } from './TrailerWords.tsx';

type Props = { gameId: string; trailers: GameTrailers['trailers'] };

export function TrailerList({ gameId, trailers }: Props) {
  const t = useTranslations('publishing.trailers');
  const sizeText = useSize();
  const errorText = useErrorText();
  const settle = {
    onError: (error: unknown) => void toast({ text: errorText(error).text, bad: true }),
    onSettled: () => cache.store.invalidate(),
  };
  const order = trpc.store.publishing.orderTrailers.useMutation(settle);
  const remove = trpc.store.publishing.removeTrailer.useMutation(settle);
  const busy = order.isPending || remove.isPending;
  if (trailers.length === 0) return <p className="muted">{t('none')}</p>;
  const swap = (from: number, to: number) => {
    const trailerIds = trailers.map(({ id }) => id);
    const [moved] = trailerIds.splice(from, 1);
    if (moved === undefined) return;
    trailerIds.splice(to, 0, moved);
    order.mutate({ gameId, trailerIds });
  };
  return (
    <ol className="pictures trailers">
      {trailers.map((trailer, index) => {
        const { id, type, size, title, captions } = trailer;
        const number = index + 1;
        return (
          <li key={id}>
            {/* biome-ignore lint/a11y/useMediaCaption: those its makers gave */}
            <video
              src={trailerAddress(id, type)}
              controls
              preload="metadata"
              playsInline
              aria-label={title || t('trailer', { number })}
            >
              <CaptionTracks captions={captions} />
            </video>
            <div className="row">
              <IconButton
                icon="left"
                small
                label={t('earlier', { number })}
                disabled={busy || index === 0}
                onClick={() => swap(index, index - 1)}
              />
              <IconButton
                icon="right"
                small
                label={t('later', { number })}
                disabled={busy || index === trailers.length - 1}
                onClick={() => swap(index, index + 1)}
              />
              <span className="grow small muted">
                {t('about', { kind: type === 'mp4' ? 'MP4' : 'WebM', size: sizeText(size) })}
              </span>
              <IconButton
                icon="bin"
                small
                label={t('remove', { number })}
                disabled={busy}
                onClick={() => remove.mutate({ gameId, trailerId: id })}
              />
            </div>
            <TrailerWords key={title} gameId={gameId} number={number} trailer={trailer} />
          </li>
        );
      })}
    </ol>
  );
}
