// What a guest keeps in the browser until somebody signs in: a list under a name, the same on all its pages.
import { useSyncExternalStore } from 'react';

export type GuestList<Item> = {
  read(): readonly Item[];
  write(items: readonly Item[]): void;
  /** `read` as a part of the page sees it, other tabs included. */
  use(): readonly Item[];
};

/**
 * Without a storage it holds until the page is left.
 * @param parse makes items of whatever list lies in the storage; what is no list is an empty one
 */
export function guestList<Item>(
  name: string,
  parse: (values: readonly unknown[]) => readonly Item[],
): GuestList<Item> {
  const none: readonly Item[] = [];
  const listeners = new Set<() => void>();
  let known: { text: string | null; items: readonly Item[] } = { text: null, items: none };

  function itemsIn(text: string | null): readonly Item[] {
    if (!text) return none;
    try {
      const values: unknown = JSON.parse(text);
      return Array.isArray(values) ? parse(values) : none;
    } catch {
      return none;
    }
  }

  function read(): readonly Item[] {
    let text: string | null = null;
    try {
      text = localStorage.getItem(name);
    } catch {
      return known.items;
    }
    if (text !== known.text) known = { text, items: itemsIn(text) };
    return known.items;
  }

  function subscribe(listener: () => void): () => void {
    const onStorage = (event: StorageEvent) => {
      if (event.key === name) listener();
    };
    listeners.add(listener);
    window.addEventListener('storage', onStorage);
    return () => {
      listeners.delete(listener);
      window.removeEventListener('storage', onStorage);
    };
  }

  return {
    read,
    write(items) {
      const text = JSON.stringify(items);
      try {
        localStorage.setItem(name, text);
      } catch {
        // It is known all the same.
      }
      known = { text, items };
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, read),
  };
}
