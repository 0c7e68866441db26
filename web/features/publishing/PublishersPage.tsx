// The publishers a member speaks for.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { OwnPublisher } from '../../../shared/publishing.ts';
import { trpc } from '../../api/trpc.ts';
import { NotFoundPage } from '../../shell/NotFoundPage.tsx';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { Empty } from '../../ui/States.tsx';
import { useMe } from '../accounts/useMe.ts';
import { Paged } from './Paged.tsx';
import './publishing.css';

/** Guests find nothing here. */
export function PublishersPage() {
  const { me, isPending } = useMe();
  if (isPending) return <LinesSkeleton count={4} />;
  return me ? <Publishers /> : <NotFoundPage />;
}

function Publishers() {
  const t = useTranslations('publishing');
  usePageTitle(t('title'));
  const list = trpc.store.publishing.publishers.useInfiniteQuery(
    { limit: 20 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const publishers = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="publishing">
      <div>
        <h1>{t('title')}</h1>
        <p className="muted">{t('hint')}</p>
      </div>
      <Paged
        list={list}
        failed={t('failed')}
        isEmpty={publishers.length === 0}
        empty={
          <Empty drawing="shelf" title={t('none')}>
            {t('noneText')}
          </Empty>
        }
      >
        <ul className="panel publishing-list">
          {publishers.map((publisher) => (
            <Line key={publisher.id} publisher={publisher} />
          ))}
        </ul>
      </Paged>
    </div>
  );
}

function Line({ publisher: { slug, name, role } }: { publisher: OwnPublisher }) {
  const t = useTranslations('publishing.roles');
  return (
    <li className="publishing-row">
      <Link to="/publisher/$slug" params={{ slug }} className="link grow clip">
        {name}
      </Link>
      <span className="badge is-mute">{t(role)}</span>
    </li>
  );
}
