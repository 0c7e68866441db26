// Asks before something is done to somebody in a room, with the reason, and for how long.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { limits } from '../../../../shared/limits.ts';
import { characters } from '../../../../shared/text.ts';
import { api, cache } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Select } from '../../../ui/Choices.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormActs } from '../../../ui/FormActs.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { toast } from '../../../ui/toast.ts';
import { useKeys } from '../../wallet/useKeyOf.ts';
import type { Order } from './orderState.ts';
import { useTimes } from './useTimes.ts';

const hour = 3_600;
const spans = [300, hour, 24 * hour, 7 * 24 * hour, 28 * 24 * hour];

type Asked = {
  kind: Order['kind'];
  roomId: string;
  memberId: string;
  reason?: string;
  seconds: number;
  key: string;
};

function carryOut({ kind, seconds, reason, ...to }: Asked): Promise<unknown> {
  const told = { ...to, ...(reason && { reason }) };
  if (kind === 'handOver') return api.chat.handOver.mutate(to);
  if (kind === 'kick') return api.chat.kick.mutate(told);
  if (kind === 'ban') return api.chat.banFromRoom.mutate(told);
  return api.chat.muteInRoom.mutate({ ...told, seconds });
}

export function OrderDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { kind, roomId, person } = order;
  const t = useTranslations('roomKeeping.order');
  const errorText = useErrorText();
  const { span } = useTimes();
  const keys = useKeys();
  const [reason, setReason] = useState('');
  const [seconds, setSeconds] = useState(String(hour));
  const name = person.nickname;
  const isLong = characters(reason.trim()) > limits.banReason.max;
  const act = useMutation({
    mutationFn: () => {
      const asked = { kind, roomId, memberId: person.id, reason: reason.trim(), seconds: Number(seconds) };
      return carryOut({ ...asked, key: keys.of(asked) });
    },
    onSuccess: () => {
      onClose();
      toast({ text: t(`${kind}Done`, { name }) });
      return forgetKnown(roomId, person);
    },
  });
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t(`${kind}Title`, { name })}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isLong && !act.isPending) act.mutate();
        }}
      >
        <p>{t(`${kind}Text`, { name })}</p>
        {kind === 'mute' ? (
          <Select
            label={t('howLong')}
            options={spans.map((value) => ({ value: String(value), label: span(value) }))}
            value={seconds}
            onChange={setSeconds}
          />
        ) : null}
        {kind === 'handOver' ? null : (
          <TextField
            label={t('reason')}
            hint={t('reasonHint')}
            problem={isLong ? t('reasonLong', { max: limits.banReason.max }) : undefined}
            value={reason}
            autoComplete="off"
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        {act.error ? (
          <p className="notice is-bad" role="alert">
            <Icon name="warn" />
            {errorText(act.error).text}
          </p>
        ) : null}
        <FormActs
          stay={t('leave')}
          submit={t(kind)}
          busy={act.isPending ? t('working') : undefined}
          kind={kind === 'handOver' ? 'primary' : 'danger'}
        />
      </form>
    </Dialog>
  );
}

/** What lists and cards know of them is old now. */
export const forgetKnown = (roomId: string, { id }: MemberRef): Promise<unknown> =>
  Promise.all([
    cache.chat.personInRoom.invalidate({ roomId, memberId: id }),
    cache.chat.bans.invalidate({ roomId }),
    cache.chat.roomLog.invalidate({ roomId }),
  ]);
