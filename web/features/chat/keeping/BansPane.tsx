// Who is banned from a room, and the way back for them.
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { RoomBan } from '../../../../shared/roomKeeping.ts';
import { api, cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { useKeys } from '../../wallet/useKeyOf.ts';
import { KeepingList } from './KeepingList.tsx';
import { useTimes } from './useTimes.ts';

export function BansPane({ roomId }: { roomId: string }) {
  const query = trpc.chat.bans.useInfiniteQuery(
    { roomId },
    { getNextPageParam: (page) => page.nextCursor, staleTime: 0 },
  );
  return (
    <KeepingList of="bans" list={query}>
      {(ban) => <Ban key={ban.id} roomId={roomId} ban={ban} />}
    </KeepingList>
  );
}

function Ban({ roomId, ban: { member, actor, reason, at } }: { roomId: string; ban: RoomBan }) {
  const t = useTranslations('roomKeeping');
  const nameOf = useNameOf();
  const times = useTimes();
  const errorText = useErrorText();
  const keys = useKeys();
  const lift = useMutation({
    mutationFn: () => api.chat.unban.mutate({ roomId, memberId: member.id, key: keys.of(member.id) }),
    onSuccess: () => {
      toast({ text: t('bans.lifted', { name: nameOf(member.nickname) }) });
      return cache.chat.bans.invalidate({ roomId });
    },
    onError: (error) => toast({ text: t('order.failed', { reason: errorText(error).text }), bad: true }),
  });
  return (
    <li>
      <Avatar avatar={member.avatar} />
      <div className="grow">
        <b className="clip block">{nameOf(member.nickname)}</b>
        <span className="tiny muted block">
          {t('by', { name: nameOf(actor.nickname) })} · {times.at(at)}
        </span>
        {reason ? <span className="small block">{reason}</span> : null}
      </div>
      <Button size="s" busy={lift.isPending ? t('bans.lifting') : undefined} onClick={() => lift.mutate()}>
        {t('bans.lift')}
      </Button>
    </li>
  );
}
