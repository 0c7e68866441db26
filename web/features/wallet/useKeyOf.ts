// The key of a change: the same for the same intention, however often the button is pressed or the call repeated.

import { useMemo } from 'react';
import { newKey as makeKey } from '../../api/newKey.ts';

export type Keys = {
  /** The key for what shall be done. */
  of(intention: unknown): string;
  /** It is done: the same once more is another change. */
  done(): void;
};

export function createKeys(newKey: () => string = makeKey): Keys {
  let current: { said: string; key: string } | null = null;
  return {
    of(intention) {
      const said = JSON.stringify(intention);
      if (current?.said !== said) current = { said, key: newKey() };
      return current.key;
    },
    done() {
      current = null;
    },
  };
}

export const useKeys = (): Keys => useMemo(() => createKeys(), []);
