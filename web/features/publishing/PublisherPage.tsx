// One publisher, for those who speak for it: its games, what they sold, the reviews to answer.
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OwnPublisher } from '../../../shared/publishing.ts';
import { mayPublish } from '../../../shared/publishingRights.ts';
import { trpc } from '../../api/trpc.ts';
import { readError } from '../../i18n/readError.ts';
import { NotFoundPage } from '../../shell/NotFoundPage.tsx';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { BundleList } from './BundleList.tsx';
import { Earnings } from './Earnings.tsx';
import { GameList } from './GameList.tsx';
import { HouseForm } from './HouseForm.tsx';
import { ReviewsToAnswer } from './ReviewsToAnswer.tsx';
import { TeamPart } from './TeamPart.tsx';
import './publishing.css';

export function PublisherPage() {
  const t = useTranslations('publishing');
  const { slug } = useParams({ from: '/frame/page/publisher/$slug' });
  const query = trpc.store.publishing.publisher.useQuery({ publisher: slug });
  if (query.isPending) return <LinesSkeleton count={6} />;
  if (query.isError) {
    const { code } = readError(query.error);
    // What is another's does not exist here.
    if (code === 'PUBLISHER_NOT_FOUND' || code === 'NOT_SIGNED_IN') return <NotFoundPage />;
    return (
      <ErrorState
        title={t('failed')}
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  return <Parts publisher={query.data} />;
}

function Parts({ publisher }: { publisher: OwnPublisher }) {
  const t = useTranslations('publishing');
  const bundles = useTranslations('bundles.make');
  usePageTitle(publisher.name);
  const [part, setPart] = useState<'games' | 'bundles' | 'earnings' | 'reviews' | 'team' | 'house'>('games');
  const { id, name, role } = publisher;
  const earnings = {
    value: 'earnings',
    label: t('parts.earnings'),
    panel: <Earnings publisherId={id} />,
  } as const;
  const house = {
    value: 'house',
    label: t('parts.house'),
    panel: <HouseForm publisher={publisher} />,
  } as const;
  return (
    <div className="publishing">
      <div className="row publishing-head">
        <h1>{name}</h1>
        <span className="badge is-mute">{t(`roles.${role}`)}</span>
      </div>
      <Tabs
        label={t('parts.label', { name })}
        tabs={[
          { value: 'games', label: t('parts.games'), panel: <GameList publisher={publisher} /> },
          { value: 'bundles', label: bundles('part'), panel: <BundleList publisher={publisher} /> },
          { value: 'reviews', label: t('parts.reviews'), panel: <ReviewsToAnswer publisherId={id} /> },
          ...(mayPublish(role, 'earnings') ? [earnings] : []),
          { value: 'team', label: t('team.title'), panel: <TeamPart publisher={publisher} /> },
          ...(mayPublish(role, 'house') ? [house] : []),
        ]}
        value={part}
        onChange={setPart}
      />
    </div>
  );
}
