// Who waits at the door of a group: those invited, and those who ask to be let in.
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { GroupInvited, GroupRequest } from '../../../../shared/groups.ts';
import { api, cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { keepFocus } from '../../../ui/keepFocus.ts';
import { PagedPart } from '../../../ui/PagedPart.tsx';
import { toast } from '../../../ui/toast.ts';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { useKeys } from '../../wallet/useKeyOf.ts';

const paged = { getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor, staleTime: 0 };

function useListWords() {
  const t = useTranslations('groups.keep');
  return { failed: t('failed'), more: t('more'), loading: t('loading') };
}

function useFailed(): (error: unknown) => void {
  const t = useTranslations('groups.do');
  const errorText = useErrorText();
  return (error) => toast({ text: t('failed', { reason: errorText(error).text }), bad: true });
}

export function InvitedList({ roomId, me, keeps }: { roomId: string; me: string; keeps: boolean }) {
  const t = useTranslations('groups.keep');
  const words = useListWords();
  const query = trpc.chat.invited.useInfiniteQuery({ roomId }, paged);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isSuccess && items.length === 0) return null;
  return (
    <section ref={keepFocus} tabIndex={-1} data-focus-else="group-invite" aria-label={t('waiting')}>
      <h3>{t('waiting')}</h3>
      <PagedPart list={query} words={words} isEmpty={false} empty={null}>
        <ul className="keeping-list">
          {items.map((one) => (
            <Invited key={one.id} roomId={roomId} one={one} mayRevoke={keeps || one.actor.id === me} />
          ))}
        </ul>
      </PagedPart>
    </section>
  );
}

type InvitedProps = { roomId: string; one: GroupInvited; mayRevoke: boolean };

function Invited({ roomId, one: { member, actor }, mayRevoke }: InvitedProps) {
  const t = useTranslations('groups.keep');
  const nameOf = useNameOf();
  const keys = useKeys();
  const onError = useFailed();
  const revoke = useMutation({
    mutationFn: () =>
      api.chat.withdrawInvitation.mutate({ roomId, memberId: member.id, key: keys.of(member.id) }),
    onError,
    onSettled: () => cache.chat.invited.invalidate({ roomId }),
  });
  return (
    <li>
      <Avatar avatar={member.avatar} />
      <div className="grow">
        <b className="clip block">{nameOf(member.nickname)}</b>
        <span className="tiny muted block">{t('by', { name: nameOf(actor.nickname) })}</span>
      </div>
      {mayRevoke ? (
        <Button size="s" busy={revoke.isPending ? t('loading') : undefined} onClick={() => revoke.mutate()}>
          {t('revoke')}
        </Button>
      ) : null}
    </li>
  );
}

export function RequestList({ roomId }: { roomId: string }) {
  const t = useTranslations('groups.keep');
  const words = useListWords();
  const query = trpc.chat.joinRequests.useInfiniteQuery({ roomId }, paged);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div ref={keepFocus} tabIndex={-1}>
      <PagedPart
        list={query}
        words={words}
        isEmpty={items.length === 0}
        empty={<p className="small muted">{t('noRequests')}</p>}
      >
        <ul className="keeping-list">
          {items.map((one) => (
            <Asker key={one.id} roomId={roomId} one={one} />
          ))}
        </ul>
      </PagedPart>
    </div>
  );
}

function Asker({ roomId, one: { member } }: { roomId: string; one: GroupRequest }) {
  const nameOf = useNameOf();
  return (
    <li>
      <Avatar avatar={member.avatar} />
      <b className="clip grow">{nameOf(member.nickname)}</b>
      <RequestButtons roomId={roomId} member={member} />
    </li>
  );
}

type RequestButtonsProps = {
  roomId: string;
  member: GroupRequest['member'];
  onAnswered?: () => void;
};

/** Lets somebody in who asked, or does not. */
export function RequestButtons({ roomId, member, onAnswered }: RequestButtonsProps) {
  const t = useTranslations('groups.keep');
  const nameOf = useNameOf();
  const keys = useKeys();
  const onError = useFailed();
  const name = nameOf(member.nickname);
  const answer = useMutation({
    mutationFn: (accept: boolean) =>
      api.chat.answerRequest.mutate({ roomId, memberId: member.id, accept, key: keys.of(accept) }),
    onSuccess: (_, accept) => {
      toast({ text: t(accept ? 'letInDone' : 'declined', { name }) });
      onAnswered?.();
    },
    onError,
    onSettled: () => cache.chat.joinRequests.invalidate({ roomId }),
  });
  const busy = (accept: boolean) =>
    answer.isPending && answer.variables === accept ? t('loading') : undefined;
  return (
    <span className="row">
      <Button
        kind="primary"
        size="s"
        aria-label={t('letInName', { name })}
        busy={busy(true)}
        onClick={() => answer.mutate(true)}
      >
        {t('letIn')}
      </Button>
      <Button
        kind="quiet"
        size="s"
        aria-label={t('declineName', { name })}
        busy={busy(false)}
        onClick={() => answer.mutate(false)}
      >
        {t('decline')}
      </Button>
    </span>
  );
}
