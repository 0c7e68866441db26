// Trailers of the game and pictures from it: one large, the rest in a strip; a press shows it over the whole page.
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { GameDetail, Media } from '../../../shared/store.ts';
import { Shot, WidePicture } from '../../ui/Cover.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { type Chosen, mediumKey, shownPlace } from './chosenMedium.ts';
import { GameVideo } from './GameVideo.tsx';

const Lightbox = lazy(() => import('./Lightbox.tsx').then((part) => ({ default: part.Lightbox })));

const bigSizes = '(max-width: 40rem) 100vw, (max-width: 60rem) 90vw, 620px';

export type Picture = Extract<Media, { kind: 'picture' }>;

export function Gallery({ game }: { game: GameDetail }) {
  const t = useTranslations('store.game');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [large, setLarge] = useState<number | null>(null);
  const pictures = game.media.filter((each): each is Picture => each.kind === 'picture');
  const videos = game.media.filter((each) => each.kind === 'video');
  /** The drawn trailer last: its still is the banner's picture once more. */
  const media = [...videos, ...pictures, ...game.media.filter((each) => each.kind === 'trailer')];
  const stillOf = (number: number) => pictures[(number - 1) % pictures.length];
  const shown = shownPlace(media, chosen);
  const medium = media[shown];
  if (!medium) return null;
  const labelOf = (each: Media) =>
    each.kind === 'trailer'
      ? t('trailer')
      : (each.kind === 'video' && each.title) || t(each.kind, { number: each.number });
  return (
    <div className={videos.length > 0 ? 'gallery has-videos' : 'gallery'}>
      {medium.kind === 'video' ? (
        <GameVideo key={medium.id} game={game} video={medium} still={stillOf(medium.number)} />
      ) : medium.kind === 'trailer' ? (
        <Trailer game={game} media={medium} />
      ) : (
        <button
          type="button"
          className="media-open"
          aria-label={t('enlarge')}
          onClick={() => setLarge(pictures.indexOf(medium))}
        >
          <Shot
            className="media-big"
            slug={game.slug}
            number={medium.number}
            upload={medium.upload}
            width={medium.width}
            height={medium.height}
            sizes={bigSizes}
            alt={t('pictureOf', { number: medium.number, title: game.title })}
          />
        </button>
      )}
      <ul className="media-strip" aria-label={t('pictures')}>
        {media.map((each, index) => (
          <li key={mediumKey(each)}>
            <button
              type="button"
              aria-label={labelOf(each)}
              aria-current={index === shown ? 'true' : undefined}
              onClick={() => setChosen({ key: mediumKey(each), place: index })}
            >
              <Thumb
                slug={game.slug}
                picture={each.kind === 'picture' ? each : undefined}
                still={each.kind === 'video' ? stillOf(each.number) : undefined}
              />
            </button>
          </li>
        ))}
      </ul>
      {large === null ? null : (
        <Suspense fallback={null}>
          <Lightbox game={game} pictures={pictures} first={large} onClose={() => setLarge(null)} />
        </Suspense>
      )}
    </div>
  );
}

/** A picture, or the still of what plays. */
function Thumb({
  slug,
  picture,
  still,
}: {
  slug: string;
  picture?: Picture | undefined;
  still?: Picture | undefined;
}) {
  const shown = picture ?? still;
  return (
    <>
      {shown ? (
        <Shot
          slug={slug}
          number={shown.number}
          upload={shown.upload}
          width={shown.width}
          height={shown.height}
          sizes="112px"
        />
      ) : (
        <WidePicture slug={slug} sizes="112px" />
      )}
      {picture ? null : (
        <span className="media-start">
          <Icon name="start" />
        </span>
      )}
    </>
  );
}

type TrailerProps = { game: GameDetail; media: Extract<Media, { kind: 'trailer' }> };

/** A moving picture that nobody starts but the one who looks. */
function Trailer({ game, media }: TrailerProps) {
  const t = useTranslations('store.game');
  const [plays, setPlays] = useState(false);
  return (
    <button
      type="button"
      className="media-open"
      aria-label={plays ? t('stop') : t('play')}
      onClick={() => setPlays(!plays)}
    >
      {plays ? (
        <img
          className="media-big"
          src={`/art/trailers/${game.slug}.webp`}
          width={media.width}
          height={media.height}
          alt={t('trailerOf', { title: game.title })}
        />
      ) : (
        <>
          <WidePicture className="media-big" slug={game.slug} sizes={bigSizes} />
          <span className="media-start is-large">
            <Icon name="start" />
          </span>
        </>
      )}
    </button>
  );
}
