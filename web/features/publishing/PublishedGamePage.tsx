// One game, for its makers: where it stands, what it costs, its sales.
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { PublishedGameDetail } from '../../../shared/publishing.ts';
import { mayPublish } from '../../../shared/publishingRights.ts';
import { trpc } from '../../api/trpc.ts';
import { readError } from '../../i18n/readError.ts';
import { NotFoundPage } from '../../shell/NotFoundPage.tsx';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { Icon } from '../../ui/Icon.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { FrontsCard } from './FrontsCard.tsx';
import { FactsCard } from './facts/FactsCard.tsx';
import { PicturesCard } from './PicturesCard.tsx';
import { PricesCard } from './PricesCard.tsx';
import { SalesCard } from './SalesCard.tsx';
import { StateCard } from './StateCard.tsx';
import { TrailersCard } from './TrailersCard.tsx';
import './publishing.css';

export function PublishedGamePage() {
  const t = useTranslations('publishing.game');
  const { gameId } = useParams({ from: '/frame/page/publisher/$slug/$gameId' });
  const query = trpc.store.publishing.game.useQuery({ gameId });
  if (query.isPending) return <LinesSkeleton count={6} />;
  if (query.isError) {
    const { code } = readError(query.error);
    // What is another's does not exist here, nor what is no id.
    if (['GAME_NOT_FOUND', 'NOT_SIGNED_IN', 'BAD_INPUT'].includes(code)) return <NotFoundPage />;
    return (
      <ErrorState
        title={t('failed')}
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  return <Game key={query.data.id} game={query.data} />;
}

function Game({ game }: { game: PublishedGameDetail }) {
  const t = useTranslations('publishing.game');
  usePageTitle(game.title);
  const { publisher } = game;
  const sells = mayPublish(publisher.role, 'sell');
  return (
    <div className="publishing">
      <div>
        <Link to="/publisher/$slug" params={{ slug: publisher.slug }} className="link small publishing-back">
          <Icon name="back" small />
          {t('back', { publisher: publisher.name })}
        </Link>
        <h1>{game.title}</h1>
        {game.state === 'draft' ? null : (
          <Link to="/game/$slug" params={{ slug: game.slug }} className="link small">
            {t('page')}
          </Link>
        )}
      </div>
      {sells ? null : <p className="notice">{t('look')}</p>}
      <StateCard game={game} sells={sells} />
      {sells ? <FactsCard gameId={game.id} /> : null}
      {sells ? <FrontsCard game={game} /> : null}
      {sells ? <TrailersCard game={game} /> : null}
      {sells ? <PicturesCard game={game} /> : null}
      <PricesCard game={game} sells={sells} />
      <SalesCard game={game} sells={sells} />
    </div>
  );
}
