// In the settings of a group: inviting people, who is invited, and who asks to be let in.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { RoomCard, RoomEvent } from '../../../../shared/chat.ts';
import { useFeed } from '../../../api/feeds.ts';
import { api, cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { useKeys } from '../../wallet/useKeyOf.ts';
import { roomFeed } from '../live/roomFeed.ts';
import type { RoomView } from '../live/roomView.ts';
import { InvitedList, RequestList } from './DoorLists.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';

type Props = { room: RoomCard; me: string; keeps: boolean };

export function MembersPane({ room, me, keeps }: Props) {
  const t = useTranslations('groups.keep');
  return (
    <div className="stack">
      {keeps ? (
        <section aria-label={t('requests')}>
          <h3>{t('requests')}</h3>
          <RequestList roomId={room.id} />
        </section>
      ) : null}
      <section aria-label={t('invite')} className="stack">
        <h3 id="group-invite" tabIndex={-1}>
          {t('invite')}
        </h3>
        <Invite roomId={room.id} />
      </section>
      <InvitedList roomId={room.id} me={me} keeps={keeps} />
    </div>
  );
}

function Invite({ roomId }: { roomId: string }) {
  const t = useTranslations('groups.keep');
  const errorText = useErrorText();
  const failed = useTranslations('groups.do');
  const keys = useKeys();
  const [picked, setPicked] = useState<MemberRef[]>([]);
  const { state } = useFeed<RoomView, RoomEvent>(roomFeed(roomId));
  const invited = trpc.chat.invited.useQuery({ roomId, limit: 100 }, { staleTime: 0 });
  const without = new Set([
    ...(state?.full.members.items ?? []).map(({ id }) => id),
    ...(invited.data?.items ?? []).map(({ member }) => member.id),
  ]);
  const invite = useMutation({
    mutationFn: () => {
      const memberIds = picked.map(({ id }) => id);
      return api.chat.inviteToGroup.mutate({ roomId, memberIds, key: keys.of(memberIds) });
    },
    onSuccess: () => {
      keys.done();
      toast({ text: t('invited', { count: picked.length }) });
      setPicked([]);
      return cache.chat.invited.invalidate({ roomId });
    },
    onError: (error) => toast({ text: failed('failed', { reason: errorText(error).text }), bad: true }),
  });
  return (
    <>
      <PeoplePicker picked={picked} onPick={setPicked} without={without} />
      <div>
        <Button
          kind="primary"
          aria-disabled={picked.length === 0}
          busy={invite.isPending ? t('busy') : undefined}
          onClick={() => picked.length > 0 && invite.mutate()}
        >
          {t('submit')}
        </Button>
      </div>
    </>
  );
}
