// Where the bell stands: fetched when the page is at rest, and until then as wide as it will be.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { Icon } from '../ui/Icon.tsx';
import { Late } from './Late.tsx';

const loadBell = () => import('../features/alerts/AlertsBell.tsx').then((part) => part.AlertsBell);

/** @param of whose bell it is */
export function BellPlace({ of }: { of: string }) {
  const t = useTranslations('shell');
  return (
    <Late
      key={of}
      load={loadBell}
      words="alerts"
      place={<span className="bell-place" />}
      instead={
        <Link to="/alerts" className="btn btn-icon" aria-label={t('alerts')} title={t('alerts')}>
          <Icon name="bell" />
        </Link>
      }
    />
  );
}
