// What the timeline shows, row by row, from what is stored and what is still on its way. Pure.
import type { ReactNode } from 'react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { TimelineLine } from '../../../../shared/chat.ts';
import type { Message, Quote, Whisper } from '../../../../shared/chatMessages.ts';
import type { OutboxEntry } from '../outbox/entry.ts';

/** A longer silence than this starts a new head, in milliseconds. */
const runGap = 5 * 60_000;

export type MessageRow = {
  kind: 'message';
  /** The same from the key press to the stored message, so that the row stays where it is. */
  key: string;
  author: MemberRef;
  body: string;
  at: number;
  own: boolean;
  /** Whether the name and the face stand above it. */
  head: boolean;
  /** Present while it is not certain that it is stored. */
  entry: OutboxEntry | null;
  /** Present once it is stored and the room has told of it. */
  message: Message | null;
  /** What it answers. */
  quote: Quote | null;
};
/** A whisper among the lines: it follows a message of the room it was said in. */
export type WhisperLine = { id: string; afterNumber: number; at: number; kind: 'whisper'; whisper: Whisper };

/** Said to one alone, or on its way: `whisper` once it is stored, `entry` until that is certain. */
export type WhisperRow = {
  kind: 'whisper';
  key: string;
  at: number;
  whisper: Whisper | null;
  entry: OutboxEntry | null;
};

export type Row =
  | MessageRow
  | WhisperRow
  | { kind: 'day'; key: string; at: number }
  /** `since` is when the first of them was said. */
  | { kind: 'new'; key: string; count: number; since: number }
  /** Drawn by a part that is fetched later. */
  | { kind: 'late'; key: string; element: ReactNode }
  | { kind: 'lines'; key: string; line: TimelineLine['kind']; members: MemberRef[]; at: number };

/** Where the unread part begins; `upTo` is where it ends, or null while it grows. */
export type UnreadPart = { afterNumber: number; upTo: number | null };

export type RowsInput = {
  messages: readonly Message[];
  /** Whispers among them, in their places. */
  lines: readonly Line[];
  entries: readonly OutboxEntry[];
  me: MemberRef;
  unread: UnreadPart | null;
  /** The row identity of a message sent from here, else undefined. */
  keyOf(messageId: string): string | undefined;
  /** Names the day of a time; equal names are one day. */
  dayOf(at: number): string;
};

type Line = TimelineLine | WhisperLine;
type Item = { message: Message } | { line: Line } | { entry: OutboxEntry };

/** The rows, oldest first. */
export function timelineRows(input: RowsInput): Row[] {
  const { messages, entries } = input;
  const held = heldBack(input);
  const stored = new Set([...messages, ...input.lines].map(({ id }) => id));
  const items: Item[] = interleave(
    messages.filter((message) => !held.has(message.id)),
    input.lines,
  );
  for (const entry of entries) {
    const isThere = entry.state.kind === 'sent' && stored.has(entry.state.sent.id);
    if (!isThere) items.push({ entry });
  }
  return rowsOf(items, input);
}

/**
 * Messages of one's own that may be what an entry became, as long as its answer is not known: the entry stands for
 * them, so that nobody sees a double. Such a message has the entry's text and a number above those known when it
 * was written.
 */
export function heldBack({
  messages,
  entries,
  me,
  keyOf,
}: Pick<RowsInput, 'messages' | 'entries' | 'keyOf'> & { me: Pick<MemberRef, 'id'> }): Set<string> {
  const held = new Set<string>();
  for (const entry of entries) {
    // A refusal says that the try before it stored nothing, but not what an earlier try without an answer did.
    const certain = entry.state.kind === 'sent' || entry.tries < (entry.state.kind === 'failed' ? 2 : 1);
    if (certain || entry.whisperTo) continue;
    const match = messages.find(
      (message) =>
        message.number > entry.afterNumber &&
        message.author.id === me.id &&
        message.body === entry.body &&
        !held.has(message.id) &&
        keyOf(message.id) === undefined,
    );
    if (match) held.add(match.id);
  }
  return held;
}

function interleave(messages: readonly Message[], lines: readonly Line[]): Item[] {
  const items: Item[] = [];
  let next = 0;
  const linesBefore = (number: number) => {
    for (let line = lines[next]; line && line.afterNumber < number; line = lines[next]) {
      items.push({ line });
      next += 1;
    }
  };
  for (const message of messages) {
    linesBefore(message.number);
    items.push({ message });
  }
  linesBefore(Number.POSITIVE_INFINITY);
  return items;
}

function rowsOf(items: readonly Item[], { me, unread, keyOf, dayOf, messages }: RowsInput): Row[] {
  const rows: Row[] = [];
  const isNew = ({ number, author }: Message) =>
    unread !== null &&
    number > unread.afterNumber &&
    number <= (unread.upTo ?? number) &&
    author.id !== me.id;
  const newCount = messages.filter(isNew).length;
  let day = '';
  let saidNew = false;

  for (const item of items) {
    const at = 'message' in item ? item.message.at : 'line' in item ? item.line.at : entryTime(item.entry);
    if (dayOf(at) !== day) {
      day = dayOf(at);
      rows.push({ kind: 'day', key: `day ${day}`, at });
    }
    if ('message' in item && unread && !saidNew && isNew(item.message)) {
      saidNew = true;
      rows.push({ kind: 'new', key: 'new', count: newCount, since: at });
    }
    if ('line' in item) {
      const { line } = item;
      if (line.kind !== 'whisper') addLine(rows, line);
      else
        rows.push({
          kind: 'whisper',
          key: keyOf(line.id) ?? line.id,
          at,
          whisper: line.whisper,
          entry: null,
        });
    } else if ('entry' in item && item.entry.whisperTo)
      rows.push({ kind: 'whisper', key: item.entry.key, at, whisper: null, entry: item.entry });
    else addMessageRow(rows, item, me, keyOf);
  }
  return rows;
}

const entryTime = (entry: OutboxEntry) =>
  entry.state.kind === 'sent' ? entry.state.sent.at : entry.createdAt;

function addMessageRow(
  rows: Row[],
  item: { message: Message } | { entry: OutboxEntry },
  me: MemberRef,
  keyOf: (messageId: string) => string | undefined,
): void {
  const before = rows.at(-1);
  const continues = (author: MemberRef, at: number) =>
    before?.kind === 'message' && before.author.id === author.id && at - before.at < runGap;
  if ('message' in item) {
    const { id, author, body, at, replyTo = null } = item.message;
    const head = replyTo !== null || !continues(author, at);
    rows.push({
      kind: 'message',
      key: keyOf(id) ?? id,
      author,
      body,
      at,
      own: author.id === me.id,
      head,
      entry: null,
      message: item.message,
      quote: replyTo,
    });
    return;
  }
  const { entry } = item;
  const at = entryTime(entry);
  const quote = entry.replyTo ?? null;
  const head = quote !== null || !continues(me, at);
  // Sent and answered: as good as stored, though the room has not told yet.
  const shown = entry.state.kind === 'sent' ? null : entry;
  rows.push({
    kind: 'message',
    key: entry.key,
    author: me,
    body: entry.body,
    at,
    own: true,
    head,
    entry: shown,
    message: null,
    quote,
  });
}

/** Comings and goings that follow each other stand in one line. */
function addLine(rows: Row[], line: TimelineLine): void {
  const before = rows.at(-1);
  if (before?.kind === 'lines' && before.line === line.kind && line.kind !== 'owner') {
    const others = before.members.filter((member) => member.id !== line.member.id);
    rows[rows.length - 1] = { ...before, members: [...others, line.member], at: line.at };
    return;
  }
  rows.push({ kind: 'lines', key: line.id, line: line.kind, members: [line.member], at: line.at });
}
