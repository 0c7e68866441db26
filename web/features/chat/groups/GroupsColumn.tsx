// In the column of rooms: the way to the lobby's channel, the groups one is in, and invitations that wait.
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../shared/accounts.ts';
import type { RoomCard } from '../../../../shared/chat.ts';
import { trpc } from '../../../api/trpc.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { RoomFace } from '../rooms/RoomFace.tsx';
import { MyRoomRow } from '../rooms/RoomRow.tsx';
import { useMyRooms } from '../useMyRooms.ts';
import { DoorButtons } from './DoorButtons.tsx';
import { useLobbyChannel } from './useLobbyChannel.ts';
import './groups.css';

const CreateGroupDialog = lazy(() =>
  import('./CreateGroupDialog.tsx').then((part) => ({ default: part.CreateGroupDialog })),
);

type Props = { me: Me; level: 'h2' | 'h3'; fits: (room: RoomCard) => boolean };

export function GroupsColumn({ me, level: Heading, fits }: Props) {
  const t = useTranslations('groups');
  const nameOf = useNameOf();
  const { rooms } = useMyRooms();
  const [making, setMaking] = useState(false);
  const invitations = trpc.chat.invitations.useQuery({ limit: 10 });
  const channel = useLobbyChannel(me.id);
  const mine = rooms.filter(({ room }) => room.kind === 'group' && fits(room));
  const waiting = (invitations.data?.items ?? []).filter(({ room }) => fits(room));
  const roomId = channel.data?.roomId;
  return (
    <>
      {roomId ? (
        <Link
          to="/rooms/$roomId"
          params={{ roomId }}
          className="line"
          activeProps={{ 'aria-current': 'page' }}
        >
          <span className="room-face" aria-hidden="true">
            <Icon name="door" />
          </span>
          <span className="grow">
            <span className="name clip block">{t('lobby.title')}</span>
            <span className="last clip block">{t('lobby.about')}</span>
          </span>
        </Link>
      ) : null}
      <section aria-label={t('list.mine')}>
        <div className="rooms-section group-head">
          <Heading>{t('list.mine')}</Heading>
          <IconButton icon="plus" small label={t('list.make')} onClick={() => setMaking(true)} />
        </div>
        {waiting.length > 0 ? (
          <ul>
            {waiting.map(({ id, room, actor }) => (
              <li key={id} className="group-invite">
                <RoomFace roomId={room.id} locked={false} picture={room.picture} />
                <span className="grow">
                  <span className="name clip block">{room.title}</span>
                  <span className="last clip block">
                    {t('list.invitedBy', { name: nameOf(actor.nickname) })}
                  </span>
                  <DoorButtons door={{ room, isIn: false, asked: false, isInvited: true }} size="s" />
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        {mine.length > 0 ? (
          <ul>
            {mine.map((now) => (
              <MyRoomRow key={now.room.id} now={now} me={me.nickname} />
            ))}
          </ul>
        ) : waiting.length === 0 ? (
          <p className="rooms-note">{t('list.none')}</p>
        ) : null}
      </section>
      <Suspense>{making ? <CreateGroupDialog onClose={() => setMaking(false)} /> : null}</Suspense>
    </>
  );
}
