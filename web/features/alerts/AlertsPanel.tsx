// What opens at the bell: the newest alerts. Closed, all it showed is read.
import { Popover } from '@base-ui/react/popover';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useNow, useTranslations } from 'use-intl/react';
import type { Alert } from '../../../shared/alerts.ts';
import type { AlertsState } from '../../../shared/alertsReducer.ts';
import type { FeedView } from '../../api/feed.ts';
import { feeds } from '../../api/feeds.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { keepFocus } from '../../ui/keepFocus.ts';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../ui/States.tsx';
import { AlertRow } from './AlertRow.tsx';
import { bellFeed } from './alertsFeed.ts';
import './alerts.css';
import { type AlertActions, useAlertActions } from './useAlertActions.ts';

const shown = 8;

type Props = { view: FeedView<AlertsState>; anchor: HTMLElement | null; open: boolean; onClose: () => void };

export function AlertsPanel({ view, anchor, open, onClose }: Props) {
  const t = useTranslations('alerts');
  const actions = useAlertActions();
  const items = view.state?.items.slice(0, shown) ?? [];
  useReadWhenClosed(open, items, actions);
  return (
    <Popover.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Popover.Portal>
        <Popover.Positioner
          className="menu-place"
          anchor={anchor}
          sideOffset={8}
          align="end"
          collisionPadding={8}
        >
          <Popover.Popup className="alerts" finalFocus={() => anchor}>
            <div ref={keepFocus} tabIndex={-1} className="alerts-head">
              <Popover.Title className="grow">{t('title')}</Popover.Title>
              {view.state && view.state.unread > 0 ? (
                <Button kind="quiet" size="s" onClick={actions.markAllRead}>
                  {t('markAllRead')}
                </Button>
              ) : null}
              <Link
                to="/settings"
                hash="alerts"
                className="btn btn-icon btn-s"
                aria-label={t('setUp')}
                title={t('setUp')}
                onClick={onClose}
              >
                <Icon name="settings" small />
              </Link>
            </div>
            <div ref={keepFocus} tabIndex={-1} className="alerts-list">
              <Shown view={view} items={items} actions={actions} onFollow={onClose} />
            </div>
            <Link to="/alerts" className="alerts-all" onClick={onClose}>
              {t('all')}
            </Link>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

type ShownProps = {
  view: FeedView<AlertsState>;
  items: readonly Alert[];
  actions: AlertActions;
  onFollow: () => void;
};

function Shown({ view, items, actions, onFollow }: ShownProps) {
  const t = useTranslations('alerts');
  const now = useNow({ updateInterval: 30_000 }).getTime();
  if (!view.state) {
    if (view.status === 'loading') return <LinesSkeleton count={4} />;
    return <ErrorState title={t('failed')} error={view.error} onRetry={() => feeds.restart(bellFeed.name)} />;
  }
  if (items.length === 0) {
    return (
      <Empty drawing="door" title={t('empty')}>
        {t('emptyText')}
      </Empty>
    );
  }
  return (
    <ul>
      {items.map((alert) => (
        <AlertRow key={alert.id} alert={alert} actions={actions} now={now} onFollow={onFollow} />
      ))}
    </ul>
  );
}

/** The edge that says "new" stays while the panel is open. */
function useReadWhenClosed(open: boolean, items: readonly Alert[], { markRead }: AlertActions): void {
  const seen = useRef(new Map<string, Alert>());
  useEffect(() => {
    if (!open) return;
    for (const alert of items) seen.current.set(alert.id, alert);
  }, [open, items]);
  useEffect(() => {
    if (!open) return;
    return () => {
      markRead([...seen.current.values()]);
      seen.current.clear();
    };
  }, [open, markRead]);
}
