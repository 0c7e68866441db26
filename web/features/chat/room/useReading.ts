// What counts as read in the open room, and where its unread part begins.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { UnreadPart } from '../timeline/rows.ts';
import type { ReadMarks } from '../unread/readMarks.ts';

const isVisible = () => document.visibilityState === 'visible';

export type Reading = {
  unread: UnreadPart | null;
  /** The end of the timeline has come into view, or has been left. */
  setAtEnd(atEnd: boolean): void;
  /** One has answered: nothing is new any more. */
  clear(): void;
};

/** The part above what has been read, if there is one. */
const unreadPart = (readNumber: number, newest: number): UnreadPart | null =>
  newest > readNumber ? { afterNumber: readNumber, upTo: null } : null;

/**
 * The room counts as read up to its newest message while the page is visible and the end of the timeline is in view.
 * What was unread when one came (or came back) stays marked until one leaves or answers.
 * @param newest the newest message's number
 * @param told how far the member has read, as far as the server has told
 */
export function useReading(roomId: string, newest: number, marks: ReadMarks, told: number): Reading {
  const readNumber = Math.max(told, marks.of(roomId));
  // Before anything marks it as read.
  const [unread, setUnread] = useState(() => unreadPart(readNumber, newest));
  const known = useRef(readNumber);
  known.current = readNumber;
  const atEnd = useRef(false);
  const number = useRef(newest);
  number.current = newest;

  const readNow = useCallback(() => {
    if (!atEnd.current || !isVisible()) return;
    const upTo = number.current;
    marks.read(roomId, upTo);
    setUnread((part) => (part && part.upTo === null ? { ...part, upTo } : part));
  }, [marks, roomId]);

  useEffect(() => {
    const onVisibility = () => {
      if (!isVisible()) {
        // From here on things are new.
        if (atEnd.current) marks.read(roomId, number.current);
        return;
      }
      const part = unreadPart(known.current, number.current);
      if (part) setUnread(part);
      readNow();
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => document.removeEventListener('visibilitychange', onVisibility);
  }, [readNow, marks, roomId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message is read as it comes
  useEffect(readNow, [newest, readNow]);
  // The time of the last look is the time of leaving.
  useEffect(() => readNow, [readNow]);

  return {
    unread,
    setAtEnd: useCallback(
      (now: boolean) => {
        atEnd.current = now;
        if (now) readNow();
      },
      [readNow],
    ),
    clear: useCallback(() => setUnread(null), []),
  };
}
