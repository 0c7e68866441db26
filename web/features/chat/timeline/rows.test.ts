// The rows of the timeline.
import { expect, it } from 'vitest';
import type { TimelineLine } from '../../../../shared/chat.ts';
import type { Message } from '../../../../shared/chatMessages.ts';
import type { OutboxEntry, OutboxState } from '../outbox/entry.ts';
import { whisperLines } from '../whisper/lines.ts';
import { type RowsInput, timelineRows } from './rows.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const person = (id: string) => ({ id, nickname: id, avatar: 'fox' });
const me = person('me');

const said = (number: number, author: string, at: number, body = `text ${number}`): Message => ({
  id: `m${number}`,
  number,
  author: person(author),
  body,
  at,
});
const line = (id: string, kind: TimelineLine['kind'], member: string, afterNumber: number, at: number) =>
  ({ id, kind, member: person(member), afterNumber, at }) as TimelineLine;
const entry = (
  body: string,
  state: OutboxState,
  tries: number,
  more: Partial<OutboxEntry> = {},
): OutboxEntry => ({
  key: `key of ${body}`,
  roomId: 'room',
  body,
  createdAt: 10 * minute,
  afterNumber: 0,
  kept: true,
  tries,
  state,
  ...more,
});

const rowsOf = (input: Partial<RowsInput>) =>
  timelineRows({
    messages: [],
    lines: [],
    entries: [],
    me,
    unread: null,
    keyOf: () => undefined,
    dayOf: (at) => String(Math.floor(at / day)),
    ...input,
  });

const told = (input: Partial<RowsInput>) =>
  rowsOf(input).map((row) => {
    if (row.kind === 'message') return `${row.head ? `${row.author.id}: ` : '  '}${row.body}`;
    if (row.kind === 'lines') return `* ${row.members.map(({ id }) => id).join(', ')} ${row.line}`;
    if (row.kind === 'new') return `--- ${row.count} new`;
    if (row.kind === 'whisper')
      return `~ ${row.whisper?.message.body ?? row.entry?.body}${row.entry ? ' …' : ''}`;
    return `=== ${row.key}`;
  });

it('UI-62: a run by one person shows the head once; another person, a long silence or a line starts a new one', () => {
  const messages = [
    said(1, 'ann', 0),
    said(2, 'ann', minute),
    said(3, 'bo', 2 * minute),
    said(4, 'bo', 8 * minute),
    said(5, 'bo', 9 * minute),
  ];
  const lines = [line('l', 'joined', 'cy', 4, 8 * minute)];
  expect(told({ messages, lines })).toEqual([
    '=== day 0',
    'ann: text 1',
    '  text 2',
    'bo: text 3',
    'bo: text 4',
    '* cy joined',
    'bo: text 5',
  ]);
});

it('UI-62: days are separated, and comings and goings that follow each other stand in one line', () => {
  const messages = [said(1, 'ann', 0), said(2, 'ann', day)];
  const lines = [
    line('a', 'joined', 'bo', 0, 0),
    line('b', 'joined', 'cy', 0, 0),
    line('c', 'left', 'bo', 1, minute),
    line('d', 'left', 'cy', 1, minute),
    line('e', 'owner', 'ann', 1, minute),
  ];
  expect(told({ messages, lines })).toEqual([
    '=== day 0',
    '* bo, cy joined',
    'ann: text 1',
    '* bo, cy left',
    '* ann owner',
    '=== day 1',
    'ann: text 2',
  ]);
});

it('UI-63: the unread line stands before the first unread message of somebody else and counts only those', () => {
  const messages = [
    said(1, 'ann', 0),
    said(2, 'me', 1),
    said(3, 'bo', 2),
    said(4, 'me', 3),
    said(5, 'bo', 4),
  ];
  const unread = { afterNumber: 1, upTo: null };
  expect(told({ messages, unread })).toEqual([
    '=== day 0',
    'ann: text 1',
    'me: text 2',
    '--- 2 new',
    'bo: text 3',
    'me: text 4',
    'bo: text 5',
  ]);
  expect(told({ messages, unread: { ...unread, upTo: 3 } })).toContain('--- 1 new');
  expect(told({ messages, unread: { ...unread, afterNumber: 5 } }).some((row) => row.includes('new'))).toBe(
    false,
  );
});

it('UI-64: what is on its way stands at the end, in order', () => {
  const messages = [said(1, 'ann', 0)];
  const entries = [entry('first', { kind: 'sending' }, 1), entry('second', { kind: 'waiting' }, 0)];
  expect(told({ messages, entries })).toEqual(['=== day 0', 'ann: text 1', 'me: first', '  second']);
});

it('UI-64: a stored message takes the place of its row without a double and without a new identity', () => {
  const entries = [entry('hello', { kind: 'sending' }, 1, { afterNumber: 1 })];
  const before = [said(1, 'ann', 0)];
  const arrived = [...before, said(2, 'me', minute, 'hello')];
  const keysOf = (input: Partial<RowsInput>) =>
    rowsOf(input).flatMap((row) => (row.kind === 'message' && row.body === 'hello' ? [row.key] : []));
  const key = ['key of hello'];

  expect(keysOf({ messages: before, entries })).toEqual(key);
  // The event came before the answer.
  expect(keysOf({ messages: arrived, entries })).toEqual(key);
  // The answer came: first to the outbox, then to the room.
  const sent = entry('hello', { kind: 'sent', sent: { id: 'm2', number: 2, seq: 2, at: minute } }, 1);
  const keyOf = (id: string) => (id === 'm2' ? 'key of hello' : undefined);
  expect(keysOf({ messages: before, entries: [sent], keyOf })).toEqual(key);
  expect(keysOf({ messages: arrived, entries: [sent], keyOf })).toEqual(key);
  expect(keysOf({ messages: arrived, entries: [], keyOf })).toEqual(key);
});

it('UI-64: after a lost answer and a reload the row still stands for the stored message, once', () => {
  const messages = [said(1, 'ann', 0), said(2, 'me', minute, 'hello'), said(3, 'ann', 2 * minute)];
  const lost = entry('hello', { kind: 'waiting' }, 1, { afterNumber: 1 });
  expect(told({ messages, entries: [lost] }).filter((row) => row.includes('hello'))).toHaveLength(1);
  // Never tried: it cannot be that message.
  const untried = { ...lost, tries: 0 };
  expect(told({ messages, entries: [untried] }).filter((row) => row.includes('hello'))).toHaveLength(2);
  // Written after that message was known: another one with the same words.
  const again = { ...lost, afterNumber: 2 };
  expect(told({ messages, entries: [again] }).filter((row) => row.includes('hello'))).toHaveLength(2);
});

it('UI-64: the same words sent twice stay two messages', () => {
  const entries = [
    entry('hi', { kind: 'sending' }, 1, { key: 'one' }),
    entry('hi', { kind: 'waiting' }, 0, { key: 'two' }),
  ];
  expect(
    told({ messages: [said(1, 'me', minute, 'hi')], entries }).filter((row) => row.includes('hi')),
  ).toHaveLength(2);
  const confirmed = [said(1, 'me', minute, 'hi'), said(2, 'me', minute, 'hi')];
  const keyOf = (id: string) => ({ m1: 'one', m2: 'two' })[id];
  expect(told({ messages: confirmed, entries: [], keyOf }).filter((row) => row.includes('hi'))).toHaveLength(
    2,
  );
});

const whispered = (id: string, afterNumber: number, author: string, body: string, at = minute) => ({
  roomId: 'direct',
  message: { ...said(1, author, at, body), id, shownIn: { roomId: 'room', afterNumber } },
});
const linesOf = (whispers: ReturnType<typeof whispered>[], entries: OutboxEntry[] = []) =>
  whisperLines(whispers.toReversed(), entries, me.id, () => undefined);

it('UI-322: whispers stand where they were said', () => {
  const messages = [said(3, 'ann', 0), said(4, 'ben', 0)];
  const lines = linesOf([whispered('w2', 3, 'ann', 'between'), whispered('w3', 4, 'me', 'at the end')]);
  expect(told({ messages, lines })).toEqual([
    '=== day 0',
    'ann: text 3',
    '~ between',
    'ben: text 4',
    '~ at the end',
  ]);
});

it('UI-322: a whisper on its way stands once, whether the answer or the inbox comes first', () => {
  const whisperTo = { id: 'ann', nickname: 'ann' };
  const waiting = entry('psst', { kind: 'sending' }, 1, { whisperTo });
  expect(told({ entries: [waiting] })).toEqual(['=== day 0', '~ psst …']);
  const stored = whispered('w1', 0, 'me', 'psst', 10 * minute);
  const other = whispered('w0', 0, 'ann', 'psst', 10 * minute);
  expect(told({ entries: [waiting], lines: linesOf([other, stored], [waiting]) })).toEqual([
    '=== day 0',
    '~ psst',
    '~ psst …',
  ]);
  const sent = entry('psst', { kind: 'sent', sent: { id: 'w1', number: 1, seq: 1, at: 10 * minute } }, 1, {
    whisperTo,
  });
  expect(told({ entries: [sent] })).toHaveLength(2);
  expect(told({ entries: [sent], lines: linesOf([stored], [sent]) })).toEqual(['=== day 0', '~ psst']);
});
