// Keeps the focus where a button was that has gone under it.
import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * For the end of a list whose button for more goes once all of it is there: without this the focus would be nobody's, and
 * the next Tab would begin at the top of the page.
 * @param has whether the button is there
 * @returns for an element around it that stays and takes the focus: with `tabIndex={-1}`
 */
export function useFocusStays<Around extends HTMLElement>(has: boolean): RefObject<Around | null> {
  const around = useRef<Around>(null);
  const had = useRef(false);
  // After each drawing: a button that is pressed is drawn anew, as busy, before it can go.
  useLayoutEffect(() => {
    if (has) had.current = around.current?.contains(document.activeElement) ?? false;
    else if (had.current) {
      had.current = false;
      if (document.activeElement === document.body) around.current?.focus({ preventScroll: true });
    }
  });
  return around;
}
