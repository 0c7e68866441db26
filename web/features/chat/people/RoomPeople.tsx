// The people of a room, for the dock and the drawer: who looks after it, then everybody, those online first.
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { RoomEvent, RoomMember } from '../../../../shared/chat.ts';
import { useConnection } from '../../../api/connection.ts';
import { useFeed } from '../../../api/feeds.ts';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { useMe } from '../../accounts/useMe.ts';
import { fetchMoreMembers } from '../live/roomChanges.ts';
import { roomFeed } from '../live/roomFeed.ts';
import type { RoomView } from '../live/roomView.ts';
import { typingIn } from '../live/typing.ts';
import { FetchMore } from '../rooms/FetchMore.tsx';
import { PersonLine } from './PersonLine.tsx';

const minute = 60_000;

/** The time, told again each minute. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function RoomPeople({ roomId }: { roomId: string }) {
  const t = useTranslations('chat.people');
  const { state, status } = useFeed<RoomView, RoomEvent>(roomFeed(roomId));
  const typing = typingIn(roomId);
  const typingMembers = useSyncExternalStore(typing.subscribe, typing.members);
  const now = useNow();
  const { me } = useMe();
  const isOpen = useConnection() === 'open';
  const full = state?.full;
  if (status === 'ended') return null;
  if (!full) return <LinesSkeleton count={8} />;

  const isTyping = new Set(typingMembers.map((member) => member.id));
  const ownerId = full.room.owner?.id;
  // The room was asked for before this page was online, and of the page itself nobody tells it.
  const members = full.members.items.map((member) =>
    member.id === me?.id ? { ...member, online: isOpen } : member,
  );
  const owner = members.find((member) => member.id === ownerId);
  const others = members
    .filter((member) => member.id !== ownerId)
    .sort((a, b) => Number(b.online) - Number(a.online));
  const hidden = full.room.memberCount - full.members.items.length;
  const { nextCursor } = full.members;
  return (
    <>
      {owner ? (
        <section aria-label={t('host')}>
          <h2>{t('host')}</h2>
          <ul>
            <Member member={owner} typing={isTyping.has(owner.id)} now={now} isHost />
          </ul>
        </section>
      ) : null}
      {others.length > 0 ? (
        <section aria-label={t('members')}>
          <h2>
            {t('members')} <span className="muted">{full.room.memberCount - (owner ? 1 : 0)}</span>
          </h2>
          <ul>
            {others.map((member) => (
              <Member key={member.id} member={member} typing={isTyping.has(member.id)} now={now} />
            ))}
          </ul>
          <MoreMembers roomId={roomId} cursor={nextCursor} hidden={hidden} />
        </section>
      ) : null}
    </>
  );
}

type MemberProps = { member: RoomMember; typing: boolean; now: number; isHost?: boolean };

function Member({ member, typing, now, isHost = false }: MemberProps) {
  const t = useTranslations('chat.people');
  const { me } = useMe();
  const stay = useStay();
  const isMe = member.id === me?.id;
  const note = isMe
    ? t('you')
    : member.moderates && !isHost
      ? t('moderates')
      : !member.online
        ? t('away')
        : typing
          ? t('typing')
          : t('hereFor', { time: stay(now - member.joinedAt) });
  return (
    <PersonLine
      person={member}
      presence={member.online ? 'online' : 'offline'}
      isMe={isMe}
      note={note}
      about={isHost ? t('looksAfter') : member.moderates ? t('moderates') : undefined}
    />
  );
}

/** A stay in the unit that says most: "40 min", "2 hr", "3 days". */
function useStay(): (ms: number) => string {
  const format = useFormatter();
  return (ms) => {
    const minutes = Math.max(1, Math.floor(ms / minute));
    const [value, unit] =
      minutes < 60
        ? ([minutes, 'minute'] as const)
        : minutes < 24 * 60
          ? ([Math.floor(minutes / 60), 'hour'] as const)
          : ([Math.floor(minutes / (24 * 60)), 'day'] as const);
    return format.number(value, { style: 'unit', unit, unitDisplay: 'short' });
  };
}

function MoreMembers({ roomId, cursor, hidden }: { roomId: string; cursor: string | null; hidden: number }) {
  const t = useTranslations('chat.people');
  const words = {
    more: t('more', { count: Math.max(1, hidden) }),
    loading: t('loadingMore'),
    failed: t('moreFailed'),
  };
  return <FetchMore cursor={cursor} fetchMore={(from) => fetchMoreMembers(roomId, from)} words={words} />;
}
