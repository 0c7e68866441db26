// Where one form takes another's place on the same page, readers and keyboards start at its heading.
import { type RefObject, useEffect, useRef } from 'react';

/** @returns for the heading, which needs `tabIndex={-1}`. */
export function useHeadingFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return heading;
}
