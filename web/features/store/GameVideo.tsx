// A trailer that was uploaded. Nobody starts it but the one who looks, and nothing of it is fetched before.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { GameDetail, Media } from '../../../shared/store.ts';
import { trailerAddress } from '../../../shared/trailers.ts';
import { shotAddress } from '../../ui/Cover.tsx';
import { CaptionTracks } from './CaptionTracks.tsx';
import type { Picture } from './Gallery.tsx';

type Props = {
  game: GameDetail;
  video: Extract<Media, { kind: 'video' }>;
  /** What stands there until it plays; without one the game's wide picture does. */
  still: Picture | undefined;
};

export function GameVideo({ game, video, still }: Props) {
  const t = useTranslations('store.game');
  const [failed, setFailed] = useState(false);
  const { slug, title } = game;
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: those its makers gave */}
      <video
        className="media-big"
        src={trailerAddress(video.id, video.type)}
        poster={still ? shotAddress({ ...still, slug }) : `/art/wide/${slug}.1280.webp`}
        controls
        preload="none"
        playsInline
        aria-label={
          video.title
            ? t('videoCalled', { name: video.title, title })
            : t('videoOf', { number: video.number, title })
        }
        // Of a connection that is lost the player itself says so.
        onError={({ currentTarget: { error } }) =>
          setFailed(navigator.onLine && error !== null && error.code !== MediaError.MEDIA_ERR_NETWORK)
        }
        onPlaying={() => setFailed(false)}
      >
        <CaptionTracks captions={video.captions} />
      </video>
      {video.title ? <p className="small">{video.title}</p> : null}
      {failed ? (
        <p className="small muted" role="alert">
          {t('noVideo')}
        </p>
      ) : null}
    </>
  );
}
