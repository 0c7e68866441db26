// What is heard of rooms on every page of a member: the number in its title, a sound, and a notice where it is not seen.
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import type { InboxEvent } from '../../../../shared/chat.ts';
import { isHushed } from '../../../../shared/hush.ts';
import { useFeed } from '../../../api/feeds.ts';
import { useNameOf, useRoomName } from '../../../ui/useNameOf.ts';
import { useFriends } from '../../friends/useFriends.ts';
import { saidIn } from '../attached/said.ts';
import { type InboxView, inboxFeed } from '../live/inboxFeed.ts';
import { keepTitleBadge } from '../unread/titleBadge.ts';
import { useMyRooms } from '../useMyRooms.ts';
import { heardOf } from './judge.ts';
import { noticeChoices, useNoticeChoices } from './noticeChoices.ts';
import { isFirstToTell } from './oncePerBrowser.ts';
import { playSound } from './sound.ts';

/** Milliseconds after which what was said is no news any more, as after a long absence. */
const fresh = 30_000;

export function NoticeBackground() {
  const t = useTranslations('roomKeeping.hearing');
  const list = useTranslations('chat.list');
  const nameOf = useNameOf();
  const roomName = useRoomName();
  const navigate = useNavigate();
  const { state: friends } = useFriends();
  const { rooms, unread } = useMyRooms();
  const busy = friends?.own.chosen === 'busy';
  const counted = busy ? 0 : unread;
  useEffect(() => keepTitleBadge(counted), [counted]);
  // So that what is chosen on another page of this browser is known.
  useNoticeChoices();

  const tell = async (poke: Extract<InboxEvent, { type: 'poke' }>, hearing: InboxView | undefined) => {
    const { roomId, number, last } = poke;
    if (Date.now() - last.at > fresh) return;
    const { sound, notice } = heardOf(poke, {
      hearing: hearing?.rooms?.get(roomId) ?? {},
      busy: busy || isHushed(friends?.own.hush, Date.now()),
      looking: document.hasFocus() && location.pathname === `/rooms/${roomId}`,
      hidden: document.hidden,
    });
    const choices = noticeChoices();
    const makes = { sound: sound && choices.sound, notice: notice && choices.notices };
    if ((!makes.sound && !makes.notice) || !(await isFirstToTell(roomId, number))) return;
    if (makes.sound) playSound();
    if (!makes.notice) return;
    const mine = rooms.find(({ room }) => room.id === roomId);
    const title = mine ? roomName(mine.room) : t('title');
    const body = t('noticeBody', { name: nameOf(last.author), body: saidIn(last, list) });
    // A newer one of the room takes its place.
    const shown = new Notification(title, { body, tag: `room ${roomId}`, silent: true });
    shown.onclick = () => {
      window.focus();
      shown.close();
      void navigate({ to: '/rooms/$roomId', params: { roomId } });
    };
  };

  const view = useRef<InboxView | undefined>(undefined);
  const now = useRef(tell);
  now.current = tell;
  const { state } = useFeed<InboxView, InboxEvent>(
    inboxFeed,
    // The feed keeps one listener; what it does is as of now.
    useCallback((event: InboxEvent) => {
      if (event.type === 'poke') void now.current(event, view.current).catch(() => {});
    }, []),
  );
  view.current = state;
  return null;
}
