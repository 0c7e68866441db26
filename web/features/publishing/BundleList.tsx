// A publisher's bundles, and the form in which one is made or changed.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { OwnBundle } from '../../../shared/bundles.ts';
import type { OwnPublisher } from '../../../shared/publishing.ts';
import { mayPublish } from '../../../shared/publishingRights.ts';
import { trpc } from '../../api/trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/States.tsx';
import { BundleForm } from './BundleForm.tsx';
import { Paged } from './Paged.tsx';

export function BundleList({ publisher }: { publisher: OwnPublisher }) {
  const t = useTranslations('bundles.make');
  /** Its id, or that of none yet. */
  const [edited, setEdited] = useState<string | null>(null);
  const sells = mayPublish(publisher.role, 'sell');
  const list = trpc.store.publishing.bundles.useInfiniteQuery(
    { publisherId: publisher.id, limit: 20 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const bundles = list.data?.pages.flatMap((page) => page.items) ?? [];
  const close = () => setEdited(null);
  return (
    <>
      {edited === 'new' ? (
        <BundleForm publisher={publisher} bundle={null} onClose={close} />
      ) : sells ? (
        <div className="publishing-new">
          <Button icon="plus" onClick={() => setEdited('new')}>
            {t('open')}
          </Button>
        </div>
      ) : null}
      <Paged
        list={list}
        failed={t('failed')}
        isEmpty={bundles.length === 0}
        empty={
          <Empty drawing="shelf" title={t('none')}>
            {t('noneText')}
          </Empty>
        }
      >
        <ul className="panel publishing-list">
          {bundles.map((bundle) => (
            <li key={bundle.id} className="publishing-row">
              {edited === bundle.id ? (
                <BundleForm publisher={publisher} bundle={bundle} onClose={close} />
              ) : (
                <Line bundle={bundle} onChange={sells ? () => setEdited(bundle.id) : null} />
              )}
            </li>
          ))}
        </ul>
      </Paged>
    </>
  );
}

function Line({ bundle, onChange }: { bundle: OwnBundle; onChange: (() => void) | null }) {
  const t = useTranslations('bundles.make');
  const format = useFormatter();
  const { name, slug, state, games, percent } = bundle;
  const off = format.number(percent / 100, { style: 'percent' });
  return (
    <>
      <div className="grow">
        {state === 'draft' ? (
          <span>{name}</span>
        ) : (
          <Link to="/bundle/$bundle" params={{ bundle: slug }} className="link">
            {name}
          </Link>
        )}
        <p className="small muted">{t('line', { count: games.length, percent: off })}</p>
      </div>
      <span className="badge is-mute">{t(`states.${state}`)}</span>
      {onChange ? (
        <Button size="s" aria-label={t('changeOf', { name })} onClick={onChange}>
          {t('change')}
        </Button>
      ) : null}
    </>
  );
}
