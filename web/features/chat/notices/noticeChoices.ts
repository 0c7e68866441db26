// What this browser does when something is said: kept in it, for a sound and a notice are matters of one device.
import { useSyncExternalStore } from 'react';

export type NoticeChoices = { sound: boolean; notices: boolean };

const place = 'lobby.notices';
const usual: NoticeChoices = { sound: true, notices: false };

/** Whether this browser can show notices at all. */
export const canNotify = (): boolean => 'Notification' in globalThis;

function read(): NoticeChoices {
  let stored: Partial<NoticeChoices> = {};
  try {
    stored = (JSON.parse(localStorage.getItem(place) ?? '{}') ?? {}) as Partial<NoticeChoices>;
  } catch {
    // Nobody has chosen, or nothing can be kept.
  }
  const { sound = usual.sound, notices = usual.notices } = stored;
  // What was allowed once may be forbidden by now.
  return { sound, notices: notices && canNotify() && Notification.permission === 'granted' };
}

let current: NoticeChoices | null = null;
const listeners = new Set<() => void>();

export function noticeChoices(): NoticeChoices {
  current ??= read();
  return current;
}

export function setNoticeChoice(change: Partial<NoticeChoices>): void {
  current = { ...noticeChoices(), ...change };
  try {
    localStorage.setItem(place, JSON.stringify(current));
  } catch {
    // It holds until the page is left.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const onOtherPage = ({ key }: StorageEvent) => {
    if (key !== place) return;
    current = null;
    listener();
  };
  listeners.add(listener);
  addEventListener('storage', onOtherPage);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', onOtherPage);
  };
}

export const useNoticeChoices = (): NoticeChoices => useSyncExternalStore(subscribe, noticeChoices);
