// The picture beside an alert: who did it, which game it is about, or what it is.
import type { Alert } from '../../../shared/alerts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Cover } from '../../ui/Cover.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';

const icons: Partial<Record<Alert['kind'], IconName>> = {
  giftCard: 'gift',
  charge: 'wallet',
  newDevice: 'monitor',
  moderation: 'users',
};

export function AlertFace({ alert }: { alert: Alert }) {
  const [first, second] = alert.actors;
  if (first && second) {
    return (
      <span className="faces" aria-hidden="true">
        <Avatar avatar={second.avatar} size="s" />
        <Avatar avatar={first.avatar} size="s" />
      </span>
    );
  }
  if (first) return <Avatar avatar={first.avatar} />;
  if ('game' in alert.params) return <Cover slug={alert.params.game.slug} sizes="36px" />;
  return (
    <span className="alert-icon">
      <Icon name={icons[alert.kind] ?? 'bell'} />
    </span>
  );
}
