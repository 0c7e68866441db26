// How narrow the page is.
import { useSyncExternalStore } from 'react';

/** Whether a width holds now, and again whenever that changes. */
function watch(width: string): () => boolean {
  const query = () => matchMedia(`(max-width: ${width})`);
  const subscribe = (listener: () => void) => {
    const media = query();
    media.addEventListener('change', listener);
    return () => media.removeEventListener('change', listener);
  };
  return () => useSyncExternalStore(subscribe, () => query().matches);
}

/** Whether it is as narrow as a phone, where the list and a room are two pages. */
export const useNarrow: () => boolean = watch('40rem');

/** Whether there is no dock beside the rooms (talk.css). */
export const useDockless: () => boolean = watch('60rem');
