// What a guest reads above the rooms: that they may look, and how to come in.
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { buttonClass } from '../../../ui/Button.tsx';

/** @param main whether it is the main thing to do here, and no door beside it offers the same */
export function GuestWayIn({ main }: { main: boolean }) {
  const t = useTranslations('chat.list');
  const back = useRouterState({ select: (state) => state.location.pathname });
  return (
    <div className="rooms-guest">
      <p>{t('guest')}</p>
      <Link
        to="/sign-in"
        search={{ back }}
        className={buttonClass({ kind: main ? 'primary' : 'second', wide: true })}
      >
        {t('signIn')}
      </Link>
    </div>
  );
}
