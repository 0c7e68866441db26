// Whether the page is as narrow as a phone, where the list and a room are two pages.
import { useSyncExternalStore } from 'react';

const query = () => matchMedia('(max-width: 40rem)');

function subscribe(listener: () => void): () => void {
  const media = query();
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query().matches);
