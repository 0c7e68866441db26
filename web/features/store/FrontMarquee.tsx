// The marquee of the front: the best liked of the games on sale.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { GameCard } from '../../../shared/store.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { buttonClass } from '../../ui/Button.tsx';
import { WidePicture } from '../../ui/Cover.tsx';
import { Marquee } from '../../ui/Marquee.tsx';
import { Stub } from '../../ui/Price.tsx';
import { Bone, Loading } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { frontMarqueeInput } from './frontMarqueeInput.ts';

export function FrontMarquee() {
  const t = useTranslations('store.front');
  const { language } = useLanguage();
  const games = trpc.store.games.useQuery(frontMarqueeInput(language));
  if (games.isPending) {
    return (
      <Loading className="front-marquee">
        <Bone className="marquee" />
      </Loading>
    );
  }
  if (games.isError) {
    return (
      <div className="front-marquee">
        <ErrorState
          title={t('marqueeFailed')}
          error={games.error}
          onRetry={() => void games.refetch()}
          retrying={games.isFetching}
        />
      </div>
    );
  }
  const slides = games.data.items.map((game, index) => ({
    key: game.id,
    name: game.title,
    content: <Slide game={game} first={index === 0} />,
  }));
  return (
    <div className="front-marquee">
      <Marquee label={t('featured')} slides={slides} />
    </div>
  );
}

function Slide({ game, first }: { game: GameCard; first: boolean }) {
  const t = useTranslations('store.front');
  const Title = first ? 'h1' : 'p';
  return (
    <>
      <WidePicture slug={game.slug} sizes="(max-width: 60rem) 100vw, 960px" eager />
      <div className="marquee-text">
        <Title className="marquee-title">{game.title}</Title>
        <p>{game.short}</p>
        <div className="wrap">
          <Stub price={game.price} state={game.state} />
          <Link
            to="/game/$slug"
            params={{ slug: game.slug }}
            className={buttonClass({ kind: 'primary', size: 'l' })}
          >
            {t('look')}
          </Link>
        </div>
      </div>
    </>
  );
}
