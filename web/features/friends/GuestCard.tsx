// What a guest finds in the dock: how many are here, and the way in.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { buttonClass } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useOnline } from '../chat/useOnline.ts';

export function GuestCard() {
  const t = useTranslations('friends');
  const { total, isPending, error } = useOnline();
  return (
    <div className="dock-guest">
      <Link to="/sign-in" className="dock-door" aria-label={t('signIn')} title={t('signIn')}>
        <Icon name="door" />
      </Link>
      <div className="dock-guest-words">
        <h2>{t('guestTitle')}</h2>
        <p>{t('guestText')}</p>
        <p className="muted small">{isPending || error ? null : t('guestCount', { count: total })}</p>
        <Link to="/sign-in" className={buttonClass({ kind: 'second', wide: true })}>
          {t('signIn')}
        </Link>
        <Link to="/sign-up" className="link small">
          {t('makeAccount')}
        </Link>
      </div>
    </div>
  );
}
