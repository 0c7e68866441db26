// Where a link into a room leads: what room it is, who is there, and the way in.
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { InvitedRoom } from '../../../../shared/roomKeeping.ts';
import { appErrorOf } from '../../../api/errors.ts';
import { feeds } from '../../../api/feeds.ts';
import { api, cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { usePageTitle } from '../../../shell/usePageTitle.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../../ui/States.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { useMe } from '../../accounts/useMe.ts';
import { roomFeedName } from '../live/roomFeed.ts';
import { RoomFace } from '../rooms/RoomFace.tsx';
import './keeping.css';

export function JoinPage() {
  const t = useTranslations('roomKeeping.join');
  usePageTitle(t('pageTitle'));
  const { code } = useParams({ from: '/frame/page/join/$code' });
  const { me, isPending } = useMe();
  const isCode = /^[\w-]{22}$/.test(code);
  // As the one who is signed in: guests see no names.
  const query = trpc.chat.invite.useQuery(
    { code },
    { enabled: isCode && !isPending, retry: false, staleTime: 0 },
  );
  const isGone = !isCode || appErrorOf(query.error).code === 'INVITE_NOT_FOUND';
  if (isGone && (!isCode || query.isError)) {
    return (
      <Empty
        drawing="door"
        level={1}
        title={t('gone')}
        way={
          <Link to="/rooms" className={buttonClass({ kind: 'primary' })}>
            {t('toRooms')}
          </Link>
        }
      >
        {t('goneText')}
      </Empty>
    );
  }
  if (query.isError) {
    return <ErrorState title={t('failed')} error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) {
    return (
      <div className="join-card">
        <LinesSkeleton count={4} />
      </div>
    );
  }
  return <Invited key={me?.id} code={code} room={query.data} guest={!me} />;
}

function Invited({ code, room, guest }: { code: string; room: InvitedRoom; guest: boolean }) {
  const t = useTranslations('roomKeeping.join');
  const errorText = useErrorText();
  const nameOf = useNameOf();
  const navigate = useNavigate();
  const { roomId, title, locked, capacity, memberCount, owner, people, isIn } = room;
  const join = useMutation({
    mutationFn: () => api.chat.joinByInvite.mutate({ code }),
    async onSuccess() {
      feeds.forget(roomFeedName(roomId));
      await cache.chat.myRooms.invalidate();
      await navigate({ to: '/rooms/$roomId', params: { roomId } });
    },
  });
  const unnamed = memberCount - people.length;
  return (
    <section className="join-card" aria-labelledby="join-title">
      <p className="muted">{t('title')}</p>
      <RoomFace roomId={roomId} locked={locked} />
      <h1 id="join-title">{title}</h1>
      <p className="small muted">
        {t('places', { count: memberCount, of: capacity })}
        {owner ? ` · ${t('hostedBy', { name: nameOf(owner.nickname) })}` : null}
      </p>
      {locked && !isIn ? <p className="small">{t('locked')}</p> : null}
      {people.length > 0 ? (
        <ul className="join-people" aria-label={t('people')}>
          {people.map((person) => (
            <li key={person.id}>
              <Avatar avatar={person.avatar} size="s" />
              <span className="clip">{nameOf(person.nickname)}</span>
            </li>
          ))}
          {unnamed > 0 ? <li className="muted">{t('others', { count: unnamed })}</li> : null}
        </ul>
      ) : null}
      {join.error ? (
        <p className="notice is-bad" role="alert">
          <Icon name="warn" />
          {errorText(join.error).text}
        </p>
      ) : null}
      {guest ? (
        <Link
          to="/sign-in"
          search={{ back: `/join/${code}` }}
          className={buttonClass({ kind: 'primary', size: 'l' })}
        >
          {t('signIn')}
        </Link>
      ) : isIn ? (
        <Link to="/rooms/$roomId" params={{ roomId }} className={buttonClass({ kind: 'primary', size: 'l' })}>
          {t('isIn')}
        </Link>
      ) : (
        <Button
          kind="primary"
          size="l"
          busy={join.isPending ? t('coming') : undefined}
          onClick={() => join.mutate()}
        >
          {t('comeIn')}
        </Button>
      )}
    </section>
  );
}
