// The ways into a group: accepting or refusing an invitation, asking to be let in, thinking better of it.
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { feeds } from '../../../api/feeds.ts';
import { api, cache } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { toast } from '../../../ui/toast.ts';
import { useKeys } from '../../wallet/useKeyOf.ts';
import { roomFeedName } from '../live/roomFeed.ts';

export type GroupWay = 'accept' | 'refuse' | 'ask' | 'takeBack';

/** What is known of doors is old after a step through one, or back. */
const forgetDoors = () =>
  Promise.all([
    cache.chat.group.invalidate(),
    cache.chat.groupsOf.invalidate(),
    cache.chat.invitations.invalidate(),
    cache.chat.myRooms.invalidate(),
  ]);

/** @param onGone called when somebody is in, just before the page changes to the group. */
export function useGroupWays({ id: roomId, title }: Pick<RoomCard, 'id' | 'title'>, onGone?: () => void) {
  const t = useTranslations('groups.do');
  const errorText = useErrorText();
  const navigate = useNavigate();
  const keys = useKeys();
  const go = async () => {
    onGone?.();
    feeds.forget(roomFeedName(roomId));
    await navigate({ to: '/rooms/$roomId', params: { roomId } });
  };
  const way = useMutation({
    async mutationFn(what: GroupWay): Promise<'in' | 'asked' | 'out'> {
      const key = keys.of([roomId, what]);
      if (what === 'takeBack') {
        await api.chat.withdrawRequest.mutate({ roomId });
        return 'out';
      }
      if (what === 'ask') return (await api.chat.requestToJoin.mutate({ roomId, key })).state;
      await api.chat.answerInvitation.mutate({ roomId, accept: what === 'accept', key });
      return what === 'accept' ? 'in' : 'out';
    },
    async onSuccess(state) {
      keys.done();
      if (state === 'asked') toast({ text: t('askedDone') });
      if (state === 'in') toast({ text: t('joined', { title }) });
      await forgetDoors();
      if (state === 'in') await go();
    },
    onError(error) {
      toast({ text: t('failed', { reason: errorText(error).text }), bad: true });
      return forgetDoors();
    },
  });
  return { way, go };
}
