// What opens over a message stands on what was pressed for it, which may be a button that is drawn only while its message
// has the pointer or the focus, and is gone as soon as what opened has taken it.
import { useState } from 'react';

/** Where it stands, for as long as it is open, and what gets the focus after: the button, else the message around it. */
export function useStand(anchor: HTMLElement) {
  const [stand] = useState(() => {
    const row = anchor.closest<HTMLElement>('article');
    let last = anchor.getBoundingClientRect();
    return {
      place: {
        contextElement: row ?? anchor,
        getBoundingClientRect() {
          if (anchor.isConnected) last = anchor.getBoundingClientRect();
          return last;
        },
      },
      focusAfter: () => (anchor.isConnected ? anchor : row),
    };
  });
  return stand;
}
