// The bell: how many alerts are unread, and the panel.
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlertEvent } from '../../../shared/alerts.ts';
import type { AlertsState } from '../../../shared/alertsReducer.ts';
import { useFeed } from '../../api/feeds.ts';
import { LateWords } from '../../i18n/LateWords.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { bellFeed } from './alertsFeed.ts';
import { setPanelOpen } from './panelState.ts';

const loadPanel = () => import('./AlertsPanel.tsx').then((part) => ({ default: part.AlertsPanel }));
const AlertsPanel = lazy(loadPanel);

const sets = ['alerts'] as const;

export function AlertsBell() {
  return (
    <LateWords sets={sets}>
      <Bell />
    </LateWords>
  );
}

function Bell() {
  const t = useTranslations('alerts');
  const [open, setOpen] = useState(false);
  /** Once opened it stays mounted, so that closing can be seen. */
  const [wanted, setWanted] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const view = useFeed<AlertsState, AlertEvent>(bellFeed);
  useEffect(() => {
    setPanelOpen(open);
    return () => setPanelOpen(false);
  }, [open]);
  const unread = view.state?.unread ?? 0;
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn btn-icon bell"
        aria-label={t('bell', { count: unread })}
        title={t('bell', { count: unread })}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void loadPanel().catch(() => {})}
        onClick={() => {
          setWanted(true);
          setOpen(!open);
        }}
      >
        <Icon name="bell" />
        <Badge count={unread} />
      </button>
      {wanted ? (
        <Suspense fallback={null}>
          <AlertsPanel view={view} anchor={button.current} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
