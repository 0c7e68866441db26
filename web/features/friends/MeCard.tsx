// The signed-in member at the head of the dock, with the way to the own account.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../shared/accounts.ts';
import { useConnection } from '../../api/connection.ts';
import { Late } from '../../shell/Late.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useSelfMark } from './useSelfMark.ts';

const loadMenu = () => import('./OwnMenu.tsx').then((part) => part.OwnMenu);
const menuPlace = (
  <span className="btn btn-icon" aria-hidden="true">
    <Icon name="down" small />
  </span>
);
const loadStatus = () => import('./StatusMenu.tsx').then((part) => part.StatusMenu);

/** Online is what the others see, and that takes an open connection. */
export function MeCard({ me }: { me: Me }) {
  const t = useTranslations('ui.presence');
  const words = useTranslations('shell');
  const mark = useSelfMark();
  const presence = useConnection() === 'open' ? 'online' : 'offline';
  return (
    <div className="dock-me">
      <Link to="/settings" className="dock-face" aria-label={words('settings')} title={me.nickname}>
        <Avatar avatar={me.avatar} presence={presence === 'online' ? mark : presence} />
      </Link>
      <div className="grow">
        <b className="clip block">{me.nickname}</b>
        {presence === 'online' ? (
          <Late load={loadStatus} words="people" place={<span className="tiny muted">{t(presence)}</span>} />
        ) : (
          <span className="tiny muted">{t(presence)}</span>
        )}
      </div>
      <Late load={loadMenu} words="people" place={menuPlace} />
    </div>
  );
}
