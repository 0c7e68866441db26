// What can be done with a friend from their row in the dock: write to them, whisper, ask them into a room.
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { Friend } from '../../../shared/friends.ts';
import { feeds } from '../../api/feeds.ts';
import { api } from '../../api/trpc.ts';
import { LateWords } from '../../i18n/LateWords.tsx';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { toast } from '../../ui/toast.ts';
import { useOpenDirect } from '../chat/direct/useOpenDirect.ts';
import { roomFeedName } from '../chat/live/roomFeed.ts';
import type { RoomView } from '../chat/live/roomView.ts';
import { useMyRooms } from '../chat/useMyRooms.ts';
import { askForTarget } from '../chat/whisper/askedTarget.ts';
import { friendName } from './useFriends.ts';

/** Rooms one may ask into that the menu offers, the one that is open first. */
const mostRooms = 3;

export function FriendMenu({ friend }: { friend: Friend }) {
  const t = useTranslations('people.menu');
  return (
    <Menu
      trigger={
        <IconButton
          icon="more"
          small
          className="friend-more"
          label={t('label', { name: friendName(friend) })}
        />
      }
    >
      <LateWords sets={sets}>
        <Items friend={friend} />
      </LateWords>
    </Menu>
  );
}

const sets = ['people', 'rooms'] as const;

function Items({ friend }: { friend: Friend }) {
  const t = useTranslations('people');
  const errorText = useErrorText();
  const navigate = useNavigate();
  const { roomId: openRoomId } = useParams({ strict: false });
  const { rooms } = useMyRooms();
  const { member, presence } = friend;
  const direct = useOpenDirect(member, () => {});
  const mine = rooms.map(({ room }) => room).filter(({ kind }) => kind === 'open');
  const isHere = (roomId: string) =>
    presence.room?.id === roomId ||
    feeds
      .view<RoomView>(roomFeedName(roomId))
      ?.state?.full.members.items.some(({ id, online }) => id === member.id && online) === true;
  const shared = mine.filter(({ id }) => isHere(id));
  const whisperIn = shared.find(({ id }) => id === openRoomId) ?? shared[0];
  const askInto = mine
    .filter(({ id }) => !isHere(id))
    .sort((one, other) => Number(other.id === openRoomId) - Number(one.id === openRoomId))
    .slice(0, mostRooms);

  const whisper = (roomId: string) => {
    askForTarget({ roomId, person: member });
    void navigate({ to: '/rooms/$roomId', params: { roomId } });
  };
  const ask = ({ id: roomId, title }: { id: string; title: string }) => {
    const words = { name: friendName(friend), room: title };
    api.chat.inviteMember.mutate({ roomId, memberId: member.id, key: crypto.randomUUID() }).then(
      ({ told }) => toast({ text: t(told ? 'menu.asked' : 'menu.isIn', words) }),
      (error: unknown) =>
        toast({ text: t('failed', { name: words.name, reason: errorText(error).text }), bad: true }),
    );
  };

  return (
    <>
      <MenuItem icon="send" onClick={() => direct.mutate()}>
        {t('do.message')}
      </MenuItem>
      {whisperIn ? (
        <MenuItem icon="lock" onClick={() => whisper(whisperIn.id)}>
          {t('menu.whisper', { room: whisperIn.title })}
        </MenuItem>
      ) : null}
      {askInto.map((room) => (
        <MenuItem key={room.id} icon="plus" onClick={() => ask(room)}>
          {t('menu.ask', { room: room.title })}
        </MenuItem>
      ))}
      <MenuLine />
      {presence.room ? (
        <MenuItem icon="enter" render={<Link to="/rooms/$roomId" params={{ roomId: presence.room.id }} />}>
          {t('menu.enter', { room: presence.room.title })}
        </MenuItem>
      ) : null}
      <MenuItem icon="user" render={<Link to="/member/$memberId" params={{ memberId: member.id }} />}>
        {t('menu.profile')}
      </MenuItem>
    </>
  );
}
