// The timeline of a room: messages in runs, comings and goings, days, the new part, and what is on its way.
import {
  type FocusEvent,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { RoomState } from '../../../../shared/chatReducer.ts';
import { useConnection } from '../../../api/connection.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { changeFull } from '../live/roomFeed.ts';
import { FirstUnread, NewerMessages, OlderMessages, RoomBeginning, WhisperItem } from '../message/late.ts';
import type { OutboxEntry } from '../outbox/entry.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Reading } from '../room/useReading.ts';
import { useOnline } from '../useOnline.ts';
import { useFold } from './folding.ts';
import { DayItem, LinesItem, NewItem } from './LinesItem.tsx';
import { MessageItem } from './MessageItem.tsx';
import { type Row, timelineRows, type WhisperLine } from './rows.ts';
import { TalkBones } from './TalkBones.tsx';
import { useRowWindow } from './useRowWindow.ts';
import { walkTo } from './walk.ts';

export type TimelineHandle = {
  toEnd(): void;
  scrollBy(pages: number): void;
  /** Brings a message into view and gives it the focus; false when it is not there. */
  show(number: number): boolean;
};

type Props = {
  room: RoomState;
  me: MemberRef;
  entries: readonly OutboxEntry[];
  whispers: readonly WhisperLine[];
  outbox: Outbox;
  reading: Reading;
  /** The numbers of the messages that are edited and that stand out for a moment. */
  editing: number | null;
  pointed: number | null;
  /** Filled with what others may do with the timeline. */
  handle: { current: TimelineHandle | null };
};

type Placed = { afterNumber: number; at: number };
const byPlace = (a: Placed, b: Placed) => a.afterNumber - b.afterNumber || a.at - b.at;
const noEntries: readonly OutboxEntry[] = [];
const dayOf = (at: number) => new Date(at).toDateString();

export function Timeline({ room, me, entries, whispers, outbox, reading, editing, pointed, handle }: Props) {
  const t = useTranslations('rooms.log');
  const log = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const offline = !['open', 'connecting'].includes(useConnection());
  const { past } = room;
  const { items, lines, nextBefore } = past ?? room.messages;
  const { unread, setAtEnd } = reading;

  const fold = useFold();
  const rows = useMemo(() => {
    // Whispers of a part that is not fetched yet come with it.
    const from = nextBefore === null ? 0 : (items[0]?.number ?? 0);
    const upTo = past ? past.nextAfter : Number.POSITIVE_INFINITY;
    const here = whispers.filter(({ afterNumber }) => afterNumber >= from && afterNumber <= upTo);
    const among = here.length > 0 ? [...lines, ...here].sort(byPlace) : lines;
    const input = {
      messages: items,
      lines: among,
      entries: past ? noEntries : entries,
      me,
      unread,
      keyOf: outbox.keyOf,
      dayOf,
    };
    const all = timelineRows(input);
    return fold ? fold(all) : all;
  }, [items, lines, nextBefore, past, entries, whispers, me, unread, outbox, fold]);
  const keyOfNumber = useCallback(
    (number: number) =>
      rows.find((row) => row.kind === 'message' && row.message?.number === number)?.key ?? null,
    [rows],
  );
  // Neither the focus nor what is being reworded goes with a row that is scrolled away.
  const [focused, setFocused] = useState<string | null>(null);
  const held = [focused, editing === null ? null : keyOfNumber(editing)];
  const scroll = useRowWindow({ log, content, rows, live: !past, held });
  const { atEnd, parts } = scroll;
  const { id: roomId } = room.room;
  const inPast = Boolean(past);
  const scrollToEnd = scroll.toEnd;
  const comesBack = useRef(false);
  const toEnd = useCallback(() => {
    if (!inPast) return scrollToEnd();
    // The newest messages are drawn first.
    comesBack.current = true;
    changeFull(roomId, ({ past: _, ...full }) => full);
  }, [inPast, roomId, scrollToEnd]);
  useLayoutEffect(() => {
    if (inPast || !comesBack.current) return;
    comesBack.current = false;
    scrollToEnd();
  }, [inPast, scrollToEnd]);
  useEffect(() => setAtEnd(atEnd), [setAtEnd, atEnd]);

  const { reveal, center } = scroll;
  useEffect(() => {
    const element = log.current;
    handle.current = {
      toEnd,
      scrollBy: (pages) => element?.scrollBy({ top: pages * element.clientHeight * 0.9 }),
      show(number) {
        const key = keyOfNumber(number);
        const row = key === null ? null : reveal(key);
        if (!row) return false;
        center(row);
        row.querySelector<HTMLElement>('article')?.focus({ preventScroll: true });
        return true;
      },
    };
    return () => {
      handle.current = null;
    };
  }, [handle, toEnd, keyOfNumber, reveal, center]);

  const { people } = useOnline();
  // Who has left, or is not among the members fetched so far, may still be in the lobby.
  const online = useMemo(() => {
    const here = room.members.items.filter((member) => member.online);
    return new Set([...people, ...here].map((person) => person.id));
  }, [people, room.members.items]);
  const lastSent = rows.findLast((row) => row.kind === 'message' && row.own && row.entry === null)?.key;
  // The newest that is drawn: the Tab key stops at it.
  const stop = parts.findLast((part) => part.kind === 'row' && rows[part.index]?.kind === 'message');
  const stopKey = stop?.kind === 'row' ? rows[stop.index]?.key : undefined;
  const pins = useMemo(() => new Set(room.pins), [room.pins]);
  const reach = useMemo(() => {
    const others = room.ticks?.filter(({ id }) => id !== me.id) ?? [];
    const furthest = (of: 'delivered' | 'read') => Math.max(0, ...others.map((tick) => tick[of]));
    return room.ticks && { delivered: furthest('delivered'), read: furthest('read') };
  }, [room.ticks, me.id]);
  const reachOf = (number: number) =>
    !reach ? null : number <= reach.read ? 'read' : number <= reach.delivered ? 'delivered' : 'stored';
  const waitingBelow = useNewBelow(room.messages.items, me.id, atEnd);

  const show = (row: Row) => {
    switch (row.kind) {
      case 'day':
        return <DayItem row={row} />;
      case 'new':
        return <NewItem row={row} />;
      case 'lines':
        return <LinesItem row={row} />;
      case 'late':
        return row.element;
      case 'whisper':
        return (
          <Suspense fallback={<p className="note" />}>
            <WhisperItem row={row} me={me} offline={offline} onRetry={outbox.retry} onDrop={outbox.drop} />
          </Suspense>
        );
      case 'message':
        return (
          <MessageItem
            row={row}
            presence={online.has(row.author.id) ? 'online' : 'offline'}
            isHost={row.author.id === room.room.owner?.id}
            isLastSent={row.key === lastSent}
            tick={row.own && row.message ? reachOf(row.message.number) : null}
            offline={offline}
            editing={row.message !== null && row.message.number === editing}
            pointed={row.message !== null && row.message.number === pointed}
            pinned={row.message !== null && pins.has(row.message.number)}
            stop={row.key === stopKey}
            onRetry={outbox.retry}
            onDrop={outbox.drop}
          />
        );
    }
  };

  return (
    <div className="log-place">
      <section
        className="log"
        ref={log}
        onScroll={scroll.onScroll}
        onKeyDown={(event) => walkTo(event, rows, reveal)}
        onFocus={({ target }) => setFocused(rowAround(target))}
        onBlur={({ relatedTarget }: FocusEvent) => setFocused(rowAround(relatedTarget))}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        tabIndex={0}
        aria-label={t('label')}
      >
        <div className="log-in" ref={content}>
          {nextBefore === null ? (
            <Suspense fallback={<div className="beginning" />}>
              <RoomBeginning room={room.room} hidden={Boolean(room.seenAfter)} />
            </Suspense>
          ) : (
            <Suspense
              fallback={
                <div className="older">
                  <TalkBones count={2} />
                </div>
              }
            >
              <OlderMessages roomId={room.room.id} before={nextBefore} log={log} />
            </Suspense>
          )}
          {parts.map((part) => {
            if (part.kind === 'space') {
              const next = rows[part.to]?.key ?? 'end';
              const style = { height: part.height };
              return <div key={`before ${next}`} data-from={part.from} style={style} aria-hidden="true" />;
            }
            const row = rows[part.index];
            return row ? (
              <div key={row.key} className="row-place" data-row={row.key}>
                {show(row)}
              </div>
            ) : null;
          })}
          {past ? (
            <Suspense fallback={<TalkBones count={2} />}>
              <NewerMessages roomId={roomId} after={past.nextAfter} log={log} />
            </Suspense>
          ) : null}
        </div>
      </section>
      {unread && unread.afterNumber + 1 < (items[0]?.number ?? 0) ? (
        <Suspense fallback={null}>
          <FirstUnread afterNumber={unread.afterNumber} newest={room.messages.items.at(-1)?.number ?? 0} />
        </Suspense>
      ) : null}
      {atEnd && !past ? null : (
        <button
          type="button"
          className="to-new"
          onClick={() => {
            toEnd();
            // The button goes; whoever pressed it stays in the messages.
            log.current?.focus({ preventScroll: true });
          }}
        >
          {waitingBelow > 0 ? t('newBelow', { count: waitingBelow }) : t('toEnd')}
          <Icon name="down" small />
        </button>
      )}
    </div>
  );
}

/** The key of the row that something is in; null outside of rows. */
const rowAround = (element: EventTarget | null): string | null =>
  (element instanceof Element && element.closest<HTMLElement>('[data-row]')?.dataset['row']) || null;

/** How many messages of others came in since the end was last in view. */
function useNewBelow(messages: RoomState['messages']['items'], me: string, atEnd: boolean): number {
  const seen = useRef(0);
  const newest = messages.at(-1)?.number ?? 0;
  if (atEnd) seen.current = newest;
  if (newest <= seen.current) return 0;
  return messages.filter((message) => message.number > seen.current && message.author.id !== me).length;
}
