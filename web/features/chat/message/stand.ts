// What opens over a message stands on what was pressed for it, which may be a button that is drawn only while its message
// has the pointer or the focus, and is gone as soon as what opened has taken it, or before that has come.

/** Where something stands for as long as it is open, and what gets the focus after: the button, else the message around it. */
export type Stand = {
  place: { contextElement: Element; getBoundingClientRect(): DOMRect };
  focusAfter: () => HTMLElement | null;
};

/** To be taken at the press, while what was pressed is still there. */
export function standOn(pressed: HTMLElement): Stand {
  const row = pressed.closest<HTMLElement>('article');
  let last = pressed.getBoundingClientRect();
  return {
    place: {
      contextElement: row ?? pressed,
      getBoundingClientRect() {
        if (pressed.isConnected) last = pressed.getBoundingClientRect();
        return last;
      },
    },
    focusAfter: () => (pressed.isConnected ? pressed : row),
  };
}
