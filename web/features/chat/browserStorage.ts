// A place in the browser's storage that never throws: private windows and full disks keep nothing instead.

export type Place = { read(): string | null; write(text: string): void; remove(): void };

/** @param key the name under which the text lies in localStorage */
export function browserPlace(key: string): Place {
  return {
    read() {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write(text) {
      try {
        localStorage.setItem(key, text);
      } catch {
        // It then holds until the page is left.
      }
    },
    remove() {
      try {
        localStorage.removeItem(key);
      } catch {
        // Where nothing can be kept nothing lies.
      }
    },
  };
}

/** Calls when another page of this browser has written there; returns how to stop that. */
export function onOtherPagesWriting(key: string, changed: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === key) changed();
  };
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}
