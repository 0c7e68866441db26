// All alerts: of every kind or one, all or the unread, in pages.
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useNow, useTranslations } from 'use-intl/react';
import { type AlertKind, alertKinds } from '../../../shared/alertKinds.ts';
import type { AlertEvent, AlertFilter } from '../../../shared/alerts.ts';
import type { AlertsState } from '../../../shared/alertsReducer.ts';
import { feeds, useFeed } from '../../api/feeds.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { SignedOut } from '../../shell/SignedOut.tsx';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choices.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { keepFocus } from '../../ui/keepFocus.ts';
import { MoreFoot } from '../../ui/MoreFoot.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../ui/States.tsx';
import { toast } from '../../ui/toast.ts';
import { useMe } from '../accounts/useMe.ts';
import { AlertRow } from './AlertRow.tsx';
import { alertsFeed, fetchMoreAlerts } from './alertsFeed.ts';
import { useAlertActions } from './useAlertActions.ts';
import './alerts.css';

export function AlertsPage() {
  const t = useTranslations('alerts');
  usePageTitle(t('title'));
  const { me, isPending } = useMe();
  if (isPending) return <LinesSkeleton count={6} />;
  if (me) return <Alerts key={me.id} />;
  return <SignedOut title={t('title')}>{t('signIn')}</SignedOut>;
}

function Alerts() {
  const t = useTranslations('alerts');
  const { markAllRead } = useAlertActions();
  const [which, setWhich] = useState<'everything' | 'unread'>('everything');
  const [kind, setKind] = useState<AlertKind | ''>('');
  const filter = useMemo<AlertFilter>(
    () => ({ ...(kind !== '' && { kind }), ...(which === 'unread' && { unread: true }) }),
    [kind, which],
  );
  const kinds = [{ value: '' as const, label: t('filter.anyKind') }].concat(
    alertKinds.map((value) => ({ value: value as never, label: t(`kind.${value}`) })),
  );
  return (
    <div className="alerts-page">
      <header className="row">
        <h1 id="alerts-title" tabIndex={-1} className="grow">
          {t('title')}
        </h1>
        <Button onClick={markAllRead}>{t('markAllRead')}</Button>
        <Link
          to="/settings"
          hash="alerts"
          className="btn btn-icon"
          aria-label={t('setUp')}
          title={t('setUp')}
        >
          <Icon name="settings" />
        </Link>
      </header>
      <div className="row alerts-filter">
        <Segments
          label={t('filter.label')}
          options={(['everything', 'unread'] as const).map((value) => ({
            value,
            label: t(`filter.${value}`),
          }))}
          value={which}
          onChange={setWhich}
        />
        <Select
          quiet
          label={t('filter.kind')}
          options={kinds}
          value={kind}
          onChange={(value) => setKind(value as AlertKind | '')}
        />
      </div>
      <List key={`${which} ${kind}`} filter={filter} />
    </div>
  );
}

function List({ filter }: { filter: AlertFilter }) {
  const t = useTranslations('alerts');
  const errorText = useErrorText();
  const feed = useMemo(() => alertsFeed(filter), [filter]);
  const { state, status, error } = useFeed<AlertsState, AlertEvent>(feed);
  const actions = useAlertActions();
  const now = useNow({ updateInterval: 30_000 }).getTime();
  const [loading, setLoading] = useState(false);
  const more = () => {
    setLoading(true);
    fetchMoreAlerts(feed, filter)
      .catch((failure: unknown) => toast({ text: errorText(failure).text, bad: true }))
      .finally(() => setLoading(false));
  };
  if (!state) {
    if (status === 'loading') return <LinesSkeleton count={6} />;
    return <ErrorState title={t('failed')} error={error} onRetry={() => feeds.restart(feed.name)} />;
  }
  if (state.items.length === 0) return <Nothing filter={filter} />;
  return (
    <>
      <ul ref={keepFocus} tabIndex={-1} data-focus-else="alerts-title" className="alerts-rows">
        {state.items.map((alert) => (
          <AlertRow key={alert.id} alert={alert} actions={actions} now={now} readByResting={!filter.unread} />
        ))}
      </ul>
      <MoreFoot
        has={state.nextCursor !== null}
        busy={loading}
        words={{ more: t('more'), loading: t('loadingMore') }}
        onMore={more}
      />
    </>
  );
}

function Nothing({ filter }: { filter: AlertFilter }) {
  const t = useTranslations('alerts');
  if (filter.unread) return <Empty drawing="door" title={t('nothingUnread')} />;
  if (filter.kind) return <Empty drawing="door" title={t('nothingOfKind')} />;
  return (
    <Empty drawing="door" title={t('empty')}>
      {t('emptyText')}
    </Empty>
  );
}
