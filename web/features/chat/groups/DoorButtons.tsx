// What somebody may do at the door of a group: as they stand to it.
import { useTranslations } from 'use-intl/react';
import type { GroupDoor } from '../../../../shared/groups.ts';
import { Button } from '../../../ui/Button.tsx';
import { useGroupWays } from './useGroupWays.ts';

type Props = {
  door: Pick<GroupDoor, 'room' | 'isIn' | 'asked'> & { isInvited: boolean };
  size?: 's';
  onGone?: () => void;
};

export function DoorButtons({ door, size, onGone }: Props) {
  const t = useTranslations('groups.do');
  const { room, isIn, asked, isInvited } = door;
  const { title } = room;
  const { way, go } = useGroupWays(room, onGone);
  const shape = size ? { size } : {};
  const busy = (what: typeof way.variables) => ({
    busy: way.isPending && way.variables === what ? t('working') : undefined,
  });
  if (isIn) {
    return (
      <Button {...shape} kind="second" onClick={() => void go()}>
        {t('go')}
      </Button>
    );
  }
  if (isInvited) {
    return (
      <span className="row">
        <Button
          {...shape}
          kind="primary"
          aria-label={t('joinFor', { title })}
          {...busy('accept')}
          onClick={() => way.mutate('accept')}
        >
          {t('join')}
        </Button>
        <Button
          {...shape}
          kind="quiet"
          aria-label={t('refuseFor', { title })}
          {...busy('refuse')}
          onClick={() => way.mutate('refuse')}
        >
          {t('refuse')}
        </Button>
      </span>
    );
  }
  return asked ? (
    <Button {...shape} kind="quiet" {...busy('takeBack')} onClick={() => way.mutate('takeBack')}>
      {t('takeBack')}
    </Button>
  ) : (
    <Button
      {...shape}
      kind="second"
      aria-label={t('askFor', { title })}
      {...busy('ask')}
      onClick={() => way.mutate('ask')}
    >
      {t('ask')}
    </Button>
  );
}
