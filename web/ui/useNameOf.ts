// What to call a person: one who deleted their account has no name of their own.
import { useTranslations } from 'use-intl/react';

/** What to call a room: what two say to each other is called after the other one. */
export function useRoomName(): (room: { title: string; with?: { nickname: string } }) => string {
  const nameOf = useNameOf();
  return (room) => (room.with ? nameOf(room.with.nickname) : room.title);
}

/** Takes a nickname, as it stands beside a picture and an id. */
export function useNameOf(): (nickname: string) => string {
  const t = useTranslations('ui');
  return (nickname) => nickname || t('gone');
}
