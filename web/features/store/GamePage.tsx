// The page of one game: its picture, what it is, what it costs, what players say.
import { Link, useParams } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { GameDetail } from '../../../shared/store.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { readError } from '../../i18n/readError.ts';
import { lazyWithWords } from '../../i18n/withWords.tsx';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { Cover, WidePicture } from '../../ui/Cover.tsx';
import { RatingBand } from '../../ui/RatingBand.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../ui/States.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useMe } from '../accounts/useMe.ts';
import { OwnedPlace } from '../library/OwnedPlace.tsx';
import { Alike } from './Alike.tsx';
import { BuyBox } from './BuyBox.tsx';
import { Facts } from './Facts.tsx';
import { Gallery } from './Gallery.tsx';
import { GameSkeleton } from './GameSkeleton.tsx';
import type { ReviewsProps } from './reviews/Reviews.tsx';

/** Far below the picture: fetched after what stands above it. */
const LateReviews = lazyWithWords(
  () => import('./reviews/Reviews.tsx').then((part) => part.Reviews),
  'reviews',
);
const Reviews = (props: ReviewsProps) => (
  <Suspense fallback={<LinesSkeleton count={3} />}>
    <LateReviews {...props} />
  </Suspense>
);

/** Of friends, and of machines: neither moves what stands above it. */
const LateFriends = lazyWithWords(
  () => import('./more/GamePeople.tsx').then((part) => part.GamePeople),
  'game',
  'groups',
);
const LateTags = lazyWithWords(
  () => import('./more/MemberTags.tsx').then((part) => part.MemberTags),
  'game',
  'publishing',
);
const LateNeeds = lazyWithWords(() => import('./more/Needs.tsx').then((part) => part.Needs), 'game');

const LateBundles = lazyWithWords(
  () => import('./bundles/GameBundles.tsx').then((part) => part.GameBundles),
  'bundles',
);

export function GamePage() {
  const t = useTranslations('store.game');
  const { slug } = useParams({ from: '/frame/page/game/$slug' });
  const { language } = useLanguage();
  const game = trpc.store.game.useQuery({ id: slug, language });
  usePageTitle(game.data?.title, game.data?.short);
  if (game.isPending) return <GameSkeleton />;
  if (game.isError) {
    if (readError(game.error).code === 'GAME_NOT_FOUND') return <NoSuchGame />;
    return (
      <ErrorState
        title={t('failed')}
        error={game.error}
        onRetry={() => void game.refetch()}
        retrying={game.isFetching}
      />
    );
  }
  return <Game key={game.data.id} game={game.data} />;
}

function NoSuchGame() {
  const t = useTranslations('store.game');
  const errors = useTranslations('errors');
  return (
    <Empty
      drawing="lens"
      level={1}
      title={t('notFound')}
      way={
        <Link to="/" className={buttonClass({ kind: 'primary' })}>
          {t('toStore')}
        </Link>
      }
    >
      {errors('GAME_NOT_FOUND')}
    </Empty>
  );
}

type Part = 'about' | 'reviews';

function Game({ game }: { game: GameDetail }) {
  const t = useTranslations('store.game');
  const format = useFormatter();
  const { me } = useMe();
  const [part, setPart] = useState<Part>('about');
  return (
    <>
      <GameTop game={game} />
      <div className="game-cols">
        <div>
          <Tabs
            label={t('sections')}
            value={part}
            onChange={setPart}
            tabs={[
              {
                value: 'about',
                label: t('about'),
                panel: <About game={game} onReviews={() => setPart('reviews')} />,
              },
              {
                value: 'reviews',
                label: t('reviews'),
                count: format.number(game.rating.total),
                panel: <Reviews game={game} />,
              },
            ]}
          />
        </div>
        <aside className="stack">
          {game.copy ? <OwnedPlace game={game} playMs={game.copy.playMs} /> : null}
          <BuyBox game={game} />
          <Facts game={game} />
          {me ? (
            <Suspense>
              <LateFriends game={game} />
            </Suspense>
          ) : null}
        </aside>
      </div>
      <Suspense>
        <LateBundles game={game} />
      </Suspense>
      <Alike game={game} />
    </>
  );
}

/** Characters from which a title no longer fits beside the cover as a headline. */
const longTitle = 70;

function GameTop({ game }: { game: GameDetail }) {
  const t = useTranslations('store.game');
  return (
    <div className="game-top">
      <WidePicture className="art" slug={game.slug} sizes="(max-width: 40rem) 100vw, 1000px" eager />
      <div className="game-head">
        <Cover
          slug={game.slug}
          sizes="(max-width: 40rem) 100px, 152px"
          eager
          alt={t('cover', { title: game.title })}
        />
        <div className="game-names">
          <h1 className={game.title.length > longTitle ? 'is-long' : undefined}>{game.title}</h1>
          <p className="game-short no-phone">{game.short}</p>
          <div className="wrap">
            <RatingBand rating={game.rating} of />
            <GameTags game={game} className="no-phone" />
          </div>
        </div>
      </div>
    </div>
  );
}

function GameTags({ game, className }: { game: GameDetail; className: string }) {
  return (
    <span className={`wrap game-tags ${className}`}>
      {game.tags.slice(0, 5).map((tag) => (
        <Link key={tag.slug} to="/search" search={{ tag: tag.slug }} className="chip">
          {tag.name}
        </Link>
      ))}
    </span>
  );
}

function About({ game, onReviews }: { game: GameDetail; onReviews: () => void }) {
  return (
    <>
      <Gallery game={game} />
      <div className="prose game-prose">
        <p className="only-phone">{game.short}</p>
        <div className="only-phone">
          <GameTags game={game} className="" />
        </div>
        {game.long.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {game.requirements.length > 0 ? (
        <Suspense fallback={<LinesSkeleton count={5} />}>
          <LateNeeds game={game} />
        </Suspense>
      ) : null}
      <Reviews game={game} few onAll={onReviews} />
      <Suspense>
        <LateTags game={game} />
      </Suspense>
    </>
  );
}
