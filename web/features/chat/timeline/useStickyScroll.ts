// Keeps the timeline where the reader is: at its end when they are there, and at the same line when older ones come.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** This near to the end counts as being there, in pixels. */
const nearEnd = 48;

type Scroll = {
  atEnd: boolean;
  onScroll(): void;
  toEnd(): void;
};

/**
 * @param log what scrolls
 * @param content all that is in it
 * @param first names the first row; another one with the old still there means that older rows came above
 * @param live whether the end is where new messages come; the end of a part further up holds nobody
 * @param changed anything that is another value whenever the rows are
 */
export function useStickyScroll(
  log: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  first: string | undefined,
  live: boolean,
  changed: unknown,
): Scroll {
  const [atEnd, setAtEnd] = useState(true);
  const stick = useRef(true);
  const before = useRef<{ first: string | undefined; height: number; top: number }>({
    first: undefined,
    height: 0,
    top: 0,
  });

  const remember = useCallback(() => {
    const element = log.current;
    if (element) before.current = { ...before.current, height: element.scrollHeight, top: element.scrollTop };
  }, [log]);

  const onScroll = useCallback(() => {
    const element = log.current;
    if (!element) return;
    const left = element.scrollHeight - element.clientHeight - element.scrollTop;
    // Only moving up leaves the end: when the content has grown meanwhile, it is the end that has moved.
    if (live && left < nearEnd) stick.current = true;
    else if (!live || element.scrollTop < before.current.top) stick.current = false;
    setAtEnd(stick.current);
    remember();
  }, [log, live, remember]);

  const toEnd = useCallback(() => {
    const element = log.current;
    if (!element) return;
    stick.current = true;
    element.scrollTop = element.scrollHeight;
    onScroll();
  }, [log, onScroll]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `changed` stands for the rows
  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    if (!live) stick.current = false;
    const { first: oldFirst, height, top } = before.current;
    const grewAbove = oldFirst !== undefined && first !== oldFirst;
    if (stick.current) element.scrollTop = element.scrollHeight;
    else if (grewAbove) element.scrollTop = top + element.scrollHeight - height;
    before.current = { first, height: element.scrollHeight, top: element.scrollTop };
  }, [log, first, live, changed]);

  // The keyboard of a phone, a growing composer, letters that arrive late: the end stays the end.
  useEffect(() => {
    const element = log.current;
    const inner = content.current;
    if (!element || !inner) return;
    const observer = new ResizeObserver(() => {
      if (stick.current) element.scrollTop = element.scrollHeight;
      remember();
    });
    observer.observe(element);
    observer.observe(inner);
    return () => observer.disconnect();
  }, [log, content, remember]);

  return { atEnd, onScroll, toEnd };
}
