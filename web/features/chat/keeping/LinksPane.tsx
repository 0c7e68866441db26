// The links that lead into a room: made, copied once, and taken back.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RoomInvite } from '../../../../shared/roomKeeping.ts';
import { api, cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choices.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { toast } from '../../../ui/toast.ts';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { useKeys } from '../../wallet/useKeyOf.ts';
import { KeepingList } from './KeepingList.tsx';
import { useTimes } from './useTimes.ts';

const day = 86_400;

export function LinksPane({ roomId }: { roomId: string }) {
  const query = trpc.chat.invites.useInfiniteQuery(
    { roomId },
    { getNextPageParam: (page) => page.nextCursor, staleTime: 0 },
  );
  return (
    <div className="stack">
      <MakeLink roomId={roomId} />
      <KeepingList of="links" list={query}>
        {(invite) => <Link key={invite.id} roomId={roomId} invite={invite} />}
      </KeepingList>
    </div>
  );
}

function MakeLink({ roomId }: { roomId: string }) {
  const t = useTranslations('roomKeeping.links');
  const { span } = useTimes();
  const errorText = useErrorText();
  const keys = useKeys();
  const [days, setDays] = useState('7');
  const make = useMutation({
    mutationFn: () => api.chat.makeInvite.mutate({ roomId, days: Number(days), key: keys.of(days) }),
    onSuccess() {
      keys.done();
      return cache.chat.invites.invalidate({ roomId });
    },
  });
  const link = make.data ? `${location.origin}/join/${make.data.code}` : null;
  const copy = () =>
    navigator.clipboard.writeText(link ?? '').then(
      () => toast({ text: t('copied') }),
      () => toast({ text: t('notCopied'), bad: true }),
    );
  return (
    <section className="stack">
      <p className="muted small">{t('hint')}</p>
      <div className="row keeping-make">
        <Select
          label={t('days')}
          options={['1', '7', '30'].map((value) => ({ value, label: span(Number(value) * day) }))}
          value={days}
          onChange={setDays}
        />
        <Button kind="primary" busy={make.isPending ? t('making') : undefined} onClick={() => make.mutate()}>
          {t('make')}
        </Button>
      </div>
      {make.error ? (
        <p className="notice is-bad" role="alert">
          <Icon name="warn" />
          {errorText(make.error).text}
        </p>
      ) : null}
      {link ? (
        <TextField
          label={t('link')}
          hint={t('made')}
          value={link}
          readOnly
          onFocus={(event) => event.target.select()}
          after={
            <Button size="s" onClick={() => void copy()}>
              {t('copy')}
            </Button>
          }
        />
      ) : null}
    </section>
  );
}

function Link({ roomId, invite: { id, actor, at, expiresAt } }: { roomId: string; invite: RoomInvite }) {
  const t = useTranslations('roomKeeping');
  const nameOf = useNameOf();
  const times = useTimes();
  const errorText = useErrorText();
  const revoke = useMutation({
    mutationFn: () => api.chat.revokeInvite.mutate({ roomId, inviteId: id }),
    onSuccess: () => cache.chat.invites.invalidate({ roomId }),
    onError: (error) => toast({ text: t('order.failed', { reason: errorText(error).text }), bad: true }),
  });
  return (
    <li>
      <Icon name="key" />
      <div className="grow">
        <span className="block">{t('links.until', { date: times.at(expiresAt) })}</span>
        <span className="tiny muted block">
          {t('by', { name: nameOf(actor.nickname) })} · {times.at(at)}
        </span>
      </div>
      <Button
        size="s"
        busy={revoke.isPending ? t('links.revoking') : undefined}
        onClick={() => revoke.mutate()}
      >
        {t('links.revoke')}
      </Button>
    </li>
  );
}
