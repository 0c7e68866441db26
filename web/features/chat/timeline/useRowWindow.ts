// Draws the rows of the timeline that are near the view, and keeps the reader where they are: at its end when they are
// there, else at the row under their eyes, whatever comes, goes or changes its height above or below.
import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { Row } from './rows.ts';
import { guessedHeight, type Part, partsOf, rangeAround } from './rowWindow.ts';

/** This near to the end counts as being there, in pixels. */
const nearEnd = 48;
/** With less than this drawn beyond the view more is drawn, in heights of the view. */
const ahead = 0.75;
/** The height of what scrolls before it is known, in pixels. */
const firstView = 900;

/**
 * Rows in view with the pixels from the upper edge of the view to theirs: messages, the uppermost first, and then the
 * others. Lines of days and the like do not stay where they are when older messages come.
 */
type Seen = { key: string; top: number }[];

export type RowWindow = {
  parts: Part[];
  atEnd: boolean;
  onScroll(): void;
  toEnd(): void;
  /** Draws a row, wherever it is, and brings it into view if it was not drawn; null when there is none of this key. */
  reveal(key: string): HTMLElement | null;
  /** Brings a row that is drawn into the middle of the view. */
  center(element: HTMLElement): void;
};

type Options = {
  /** What scrolls. */
  log: RefObject<HTMLElement | null>;
  /** All that is in it; rows are its children with `data-row`, room for others those with `data-from`. */
  content: RefObject<HTMLElement | null>;
  rows: readonly Row[];
  /** Whether the end is where new messages come; the end of a part further up holds nobody. */
  live: boolean;
  /** The keys of rows that stay drawn wherever one scrolls. */
  held: readonly (string | null)[];
};

export function useRowWindow({ log, content, rows, live, held }: Options): RowWindow {
  /** The key of a row in view; null for the end. */
  const [place, setPlace] = useState<string | null>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const stick = useRef(true);
  const heights = useRef(new Map<string, number>());
  const seen = useRef<Seen>([]);
  const view = useRef(firstView);
  /** Where it was scrolled to when that was last looked at, and where this put it, until the event of it has come. */
  const lastTop = useRef(0);
  const ownTop = useRef(Number.NaN);
  const lastIndex = useRef(0);
  /** While a row is being drawn that is not in view yet. */
  const revealing = useRef(false);

  const indexes = useMemo(() => new Map(rows.map(({ key }, index) => [key, index])), [rows]);
  const heightOf = (index: number) => {
    const row = rows[index];
    return row ? (heights.current.get(row.key) ?? guessedHeight(row)) : 0;
  };
  // A row that is gone has its place where it was.
  const at =
    place === null ? rows.length : (indexes.get(place) ?? Math.min(lastIndex.current, rows.length - 1));
  lastIndex.current = at;
  const range = rangeAround(rows.length, at, view.current, heightOf);
  const heldRows = held.flatMap((key) => (key === null ? [] : (indexes.get(key) ?? [])));
  const parts = partsOf(rows.length, range, heldRows, heightOf);
  const isMessage = (key: string) => rows[indexes.get(key) ?? -1]?.kind === 'message';
  const now = useRef({ rows, indexes, range, at, heightOf, isMessage });
  now.current = { rows, indexes, range, at, heightOf, isMessage };

  const drawn = useCallback(
    () => [...(content.current?.querySelectorAll<HTMLElement>(':scope > [data-row]') ?? [])],
    [content],
  );

  const remember = useCallback(() => {
    const element = log.current;
    if (!element) return;
    lastTop.current = element.scrollTop;
    const { top, bottom } = element.getBoundingClientRect();
    const said: Seen = [];
    const others: Seen = [];
    for (const row of drawn()) {
      const box = row.getBoundingClientRect();
      if (box.bottom <= top || box.top >= bottom || box.height === 0) continue;
      const key = row.dataset['row'] ?? '';
      (now.current.isMessage(key) ? said : others).push({ key, top: box.top - top });
    }
    seen.current = [...said, ...others];
  }, [log, drawn]);

  /** Takes the heights of what is drawn, and puts the reader where they were. */
  const keep = useCallback(() => {
    const element = log.current;
    if (!element) return;
    view.current = element.clientHeight || firstView;
    const byKey = new Map<string, HTMLElement>();
    for (const row of drawn()) {
      const key = row.dataset['row'] ?? '';
      byKey.set(key, row);
      heights.current.set(key, row.getBoundingClientRect().height);
    }
    const scrolled = element.scrollTop - lastTop.current;
    if (Math.abs(scrolled) >= 1) {
      // The reader has moved, and the event of it has not come yet.
      const left = element.scrollHeight - element.clientHeight - element.scrollTop;
      if (scrolled < 0 && left >= nearEnd) stick.current = false;
      seen.current = seen.current.map(({ key, top }) => ({ key, top: top - scrolled }));
    }
    const before = element.scrollTop;
    if (stick.current) element.scrollTop = element.scrollHeight;
    else {
      const anchor = seen.current.find(({ key }) => byKey.has(key));
      const row = anchor && byKey.get(anchor.key);
      if (anchor && row) {
        const moved = row.getBoundingClientRect().top - element.getBoundingClientRect().top - anchor.top;
        if (Math.abs(moved) >= 0.5) element.scrollTop += moved;
        // At either end it cannot be scrolled as far as that.
        const missed = moved - (element.scrollTop - before);
        if (Math.abs(missed) >= 1)
          seen.current = seen.current.map(({ key, top }) => ({ key, top: top + missed }));
      }
    }
    lastTop.current = element.scrollTop;
    if (lastTop.current !== before) ownTop.current = lastTop.current;
  }, [log, drawn]);

  /** The first message that would be in view where only room is, by the heights that are known. */
  const rowInSpace = useCallback((): Seen[number] | null => {
    const view = log.current?.getBoundingClientRect();
    const edge = view?.top ?? 0;
    const spaces = content.current?.querySelectorAll<HTMLElement>(':scope > [data-from]') ?? [];
    for (const space of spaces) {
      const box = space.getBoundingClientRect();
      if (box.top >= (view?.bottom ?? 0) || box.bottom <= edge) continue;
      let top = box.top - edge;
      for (let index = Number(space.dataset['from']); ; index += 1) {
        const row = now.current.rows[index];
        if (!row) return null;
        const height = now.current.heightOf(index);
        if (top + height > 0 && row.kind === 'message') return { key: row.key, top };
        top += height;
      }
    }
    return null;
  }, [log, content]);

  /** Moves the drawn part along when its edge comes near. */
  const moveAlong = useCallback(() => {
    const element = log.current;
    if (!element || stick.current || revealing.current) return;
    const { range: drawnRange, rows: all, at: place } = now.current;
    const inSpace = seen.current.some(({ key }) => now.current.isMessage(key)) ? null : rowInSpace();
    if (inSpace) {
      seen.current = [inSpace];
      // At once: nobody should see the room for rows instead of rows.
      flushSync(() => setPlace(inSpace.key));
      return;
    }
    const first = seen.current[0];
    const index = first && now.current.indexes.get(first.key);
    if (!first || index === undefined) return;
    const { top, bottom } = element.getBoundingClientRect();
    const own = drawn().filter((row) => {
      const number = now.current.indexes.get(row.dataset['row'] ?? '') ?? -1;
      return number >= drawnRange.from && number < drawnRange.to;
    });
    const above = top - (own[0]?.getBoundingClientRect().top ?? top);
    const below = (own.at(-1)?.getBoundingClientRect().bottom ?? bottom) - bottom;
    const wanted = ahead * view.current;
    const isShort = (drawnRange.from > 0 && above < wanted) || (drawnRange.to < all.length && below < wanted);
    if (!isShort) return;
    if (index !== place) setPlace(first.key);
    else {
      // Rows were lower than had been guessed: with the heights of now there are more of them.
      const next = rangeAround(all.length, index, view.current, now.current.heightOf);
      if (next.from !== drawnRange.from || next.to !== drawnRange.to) drawAgain();
    }
  }, [log, drawn, rowInSpace]);

  const onScroll = useCallback(() => {
    const element = log.current;
    if (!element) return;
    const isOwn = Math.abs(element.scrollTop - ownTop.current) < 1;
    ownTop.current = Number.NaN;
    const left = element.scrollHeight - element.clientHeight - element.scrollTop;
    // Only moving up leaves the end: when the content has grown meanwhile, it is the end that has moved.
    if (live && left < nearEnd) stick.current = true;
    else if (!live || element.scrollTop < lastTop.current) stick.current = false;
    setAtEnd(stick.current);
    // What this has moved itself leaves the reader where they were to the fraction of a pixel.
    if (!isOwn || seen.current.length === 0) remember();
    if (stick.current) setPlace(null);
    else moveAlong();
  }, [log, live, remember, moveAlong]);

  const toEnd = useCallback(() => {
    const element = log.current;
    if (!element) return;
    stick.current = true;
    setPlace(null);
    element.scrollTop = element.scrollHeight;
    onScroll();
  }, [log, onScroll]);

  const elementOf = useCallback(
    (key: string) => drawn().find((row) => row.dataset['row'] === key) ?? null,
    [drawn],
  );
  const reveal = useCallback(
    (key: string) => {
      if (!now.current.indexes.has(key)) return null;
      const there = elementOf(key);
      if (there) return there;
      stick.current = false;
      seen.current = [];
      revealing.current = true;
      flushSync(() => setPlace(key));
      revealing.current = false;
      const row = elementOf(key);
      row?.scrollIntoView({ block: 'nearest' });
      remember();
      return row;
    },
    [elementOf, remember],
  );
  const center = useCallback(
    (element: HTMLElement) => {
      stick.current = false;
      element.scrollIntoView({ block: 'center' });
      remember();
      // Known at once: what grows until the event of it comes would bring the end back.
      onScroll();
    },
    [remember, onScroll],
  );

  // After every drawing: whatever it has changed, the reader stays.
  useLayoutEffect(() => {
    if (!live) stick.current = false;
    keep();
    if (seen.current.length === 0) remember();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that were drawn may have been lower than guessed
  useEffect(moveAlong, [rows, place, moveAlong]);

  // The keyboard of a phone, a growing composer, pictures and letters that arrive late.
  useEffect(() => {
    const element = log.current;
    const inner = content.current;
    if (!element || !inner) return;
    let frame = 0;
    const observer = new ResizeObserver(() => {
      const before = view.current;
      keep();
      // A higher view holds more rows. Not from in here: what is observed would change while it is told of.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(view.current === before ? moveAlong : drawAgain);
    });
    observer.observe(element);
    observer.observe(inner);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [log, content, keep, moveAlong]);

  return { parts, atEnd, onScroll, toEnd, reveal, center };
}
