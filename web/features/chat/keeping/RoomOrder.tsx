// What those who look after a room may do to the person of a card, while they are in it.

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { RoomEvent } from '../../../../shared/chat.ts';
import { may } from '../../../../shared/ranks.ts';
import { useFeed } from '../../../api/feeds.ts';
import { api, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { useMe } from '../../accounts/useMe.ts';
import { useKeys } from '../../wallet/useKeyOf.ts';
import { ModeratorButton } from '../groups/ModeratorButton.tsx';
import { roomFeed } from '../live/roomFeed.ts';
import type { RoomView } from '../live/roomView.ts';
import { forgetKnown } from './OrderDialog.tsx';
import { askForOrder, type Order } from './orderState.ts';
import { useTimes } from './useTimes.ts';
import './keeping.css';

type Props = { roomId: string; person: MemberRef; onClose: () => void };

/** Nothing for those who may do nothing, and nothing of the owner. */
export function RoomOrder(props: Props) {
  const { me } = useMe();
  const { state } = useFeed<RoomView, RoomEvent>(roomFeed(props.roomId));
  const ownerId = state?.full.room.owner?.id;
  const isOwner = ownerId !== undefined && ownerId === me?.id;
  const keeps = isOwner || state?.full.moderates === true || (me !== null && may(me.role, 'keepRooms'));
  // What two say to each other is looked after by nobody.
  if (!state || state.full.room.with || !keeps || props.person.id === ownerId) return null;
  const moderates = state.full.members.items.find(({ id }) => id === props.person.id)?.moderates === true;
  const isGroup = state.full.room.kind === 'group';
  return (
    <>
      <Orders {...props} isOwner={isOwner} />
      {isOwner && isGroup ? <ModeratorButton {...props} moderates={moderates} /> : null}
    </>
  );
}

function Orders({ roomId, person, isOwner, onClose }: Props & { isOwner: boolean }) {
  const t = useTranslations('roomKeeping.order');
  const errorText = useErrorText();
  const times = useTimes();
  const keys = useKeys();
  const memberId = person.id;
  const { data } = trpc.chat.personInRoom.useQuery({ roomId, memberId }, { staleTime: 0 });
  const giveBack = useMutation({
    mutationFn: async (what: 'unmute' | 'unban') => {
      const to = { roomId, memberId, key: keys.of(what) };
      if (what === 'unban') await api.chat.unban.mutate(to);
      else await api.chat.muteInRoom.mutate({ ...to, seconds: 0 });
      return what;
    },
    onSuccess(what) {
      keys.done();
      toast({ text: t(`${what}Done`, { name: person.nickname }) });
      return forgetKnown(roomId, person);
    },
    onError: (error) => toast({ text: t('failed', { reason: errorText(error).text }), bad: true }),
  });
  const order = (kind: Order['kind']) => {
    onClose();
    askForOrder({ kind, roomId, person });
  };
  const button = (label: string, onClick: () => void, danger = false) => (
    <Button size="s" kind={danger ? 'danger' : 'second'} onClick={onClick}>
      {label}
    </Button>
  );
  if (!data) return <div className="room-order" aria-busy="true" />;
  const { isIn, banned, mutedUntil } = data;
  return (
    <section className="room-order" aria-label={t('label')}>
      {mutedUntil ? <p className="small muted">{t('muted', { until: times.at(mutedUntil) })}</p> : null}
      {banned ? <p className="small muted">{t('banned')}</p> : null}
      <div className="row">
        {mutedUntil ? button(t('unmute'), () => giveBack.mutate('unmute')) : null}
        {isIn && !mutedUntil ? button(t('mute'), () => order('mute')) : null}
        {isIn && isOwner ? button(t('handOver'), () => order('handOver')) : null}
        {isIn ? button(t('kick'), () => order('kick')) : null}
        {banned
          ? button(t('unban'), () => giveBack.mutate('unban'))
          : button(t('ban'), () => order('ban'), true)}
      </div>
    </section>
  );
}
