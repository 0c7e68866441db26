// The wishes of a guest: kept in the browser until somebody signs in.
import { useSyncExternalStore } from 'react';
import { limits } from '../../../shared/limits.ts';

const key = 'lobby.wishes';
const none: readonly string[] = [];
const listeners = new Set<() => void>();
let known: { text: string | null; ids: readonly string[] } = { text: null, ids: none };

function read(): readonly string[] {
  let text: string | null = null;
  try {
    text = localStorage.getItem(key);
  } catch {
    return known.ids;
  }
  if (text !== known.text) known = { text, ids: parse(text) };
  return known.ids;
}

/** Anything but a list of texts is no wish list. */
function parse(text: string | null): readonly string[] {
  if (!text) return none;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : none;
  } catch {
    return none;
  }
}

function write(ids: readonly string[]): void {
  const text = JSON.stringify(ids);
  try {
    localStorage.setItem(key, text);
  } catch {
    // without storage they hold until the page is left
  }
  known = { text, ids };
  for (const listener of listeners) listener();
}

/** Newest first; the oldest falls out at the limit. */
export function addGuestWish(id: string): void {
  write([id, ...read().filter((each) => each !== id)].slice(0, limits.gameIds.max));
}

export function removeGuestWish(id: string): void {
  write(read().filter((each) => each !== id));
}

/** The ids of wished games, newest first. */
export const guestWishes = read;

function subscribe(listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === key) listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', onStorage);
  };
}

/** `guestWishes` as a part of the page sees it, other tabs included. */
export function useGuestWishes(): readonly string[] {
  return useSyncExternalStore(subscribe, read);
}
