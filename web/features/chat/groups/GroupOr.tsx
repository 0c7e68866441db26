// A room one is not in, and that stands in no list: a group, if one may know of it, or was sent out of it.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SentOut } from '../../../../shared/roomKeeping.ts';
import { trpc } from '../../../api/trpc.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { GroupDoor } from './GroupDoor.tsx';

type Props = { roomId: string; wasSent: boolean; instead: ReactNode };

export function GroupOr({ roomId, wasSent, instead }: Props) {
  const group = trpc.chat.group.useQuery({ roomId }, { retry: false, staleTime: 0 });
  const isUnknown = !group.isPending && !group.data;
  // It is known to who was in it: also after a reload they learn why they are not any more.
  const sent = trpc.chat.whySent.useQuery({ roomId }, { enabled: isUnknown, retry: false, staleTime: 0 });
  if (isUnknown && !sent.isPending && !sent.data?.isGroup) return instead;
  return (
    <main className="talk talk-door" id="main" tabIndex={-1}>
      {group.data ? (
        <GroupDoor door={group.data} wasSent={wasSent} />
      ) : sent.data ? (
        <Sent {...sent.data} />
      ) : null}
    </main>
  );
}

/** No way leads back in but a new invitation. */
function Sent({ title, reason }: SentOut) {
  const t = useTranslations('groups.door');
  const door = useTranslations('rooms.door');
  return (
    <div className="panel state door-card">
      <Icon name="door" />
      <h1>{title}</h1>
      <h2 role="alert">{t('removed')}</h2>
      <p>
        {t('removedText')}
        {reason ? <span className="block">{door('why', { reason })}</span> : null}
      </p>
      <Link to="/rooms" className="link small">
        {t('back')}
      </Link>
    </div>
  );
}
