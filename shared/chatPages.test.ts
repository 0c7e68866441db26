// Parts of a history that are looked at, and how they join.
import { describe, expect, it } from 'vitest';
import type { MessagesPage, PlacedPage } from './chat.ts';
import { addNewerMessages, addOlderMessages, showPart } from './chatPages.ts';
import { applyRoomEvent, type RoomState } from './chatReducer.ts';

const ann = { id: 'ann', nickname: 'Ann', avatar: 'fox' };
const message = (number: number) => ({
  id: `m${number}`,
  number,
  author: ann,
  body: `body ${number}`,
  at: number,
});
const line = (afterNumber: number) => ({
  id: `l${afterNumber}`,
  afterNumber,
  at: afterNumber,
  kind: 'left' as const,
  member: ann,
});
const part = (from: number, to: number, nextBefore: number | null): MessagesPage => ({
  items: Array.from({ length: to - from + 1 }, (_, index) => message(from + index)),
  lines: [line(to)],
  nextBefore,
});
const placed = (
  from: number,
  to: number,
  nextBefore: number | null,
  nextAfter: number | null,
): PlacedPage => ({
  ...part(from, to, nextBefore),
  nextAfter,
  place: from,
});
const present = { me: 'me', seq: 1, messages: part(91, 100, 91), closed: false } as unknown as RoomState;
const numbers = ({ items }: MessagesPage) => items.map(({ number }) => number);
const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('parts of a history', () => {
  it('UI-370: a part further up stands apart from the newest messages, and grows at both ends', () => {
    let state = showPart(present, placed(40, 45, 40, 45));
    expect(numbers(state.messages)).toEqual(span(91, 100));
    state = addOlderMessages(state, part(35, 39, 35));
    state = addNewerMessages(state, placed(46, 50, 46, 50));
    expect(state.past && numbers(state.past)).toEqual(span(35, 50));
    expect(state.past).toMatchObject({ nextBefore: 35, nextAfter: 50 });
    expect(state.past?.lines.map(({ afterNumber }) => afterNumber)).toEqual([39, 45, 50]);
  });

  it('UI-370: a part that comes to the newest messages is one with them, each once', () => {
    const above = showPart(present, placed(80, 85, 80, 85));
    for (const page of [placed(86, 90, 86, 90), placed(86, 95, 86, 95), placed(86, 100, 86, null)]) {
      const joined = addNewerMessages(above, page);
      expect(joined.past).toBeUndefined();
      expect(numbers(joined.messages)).toEqual(span(80, 100));
      expect(joined.messages.nextBefore).toBe(80);
    }
    const near = showPart(present, placed(70, 95, 70, 95));
    expect(near.past).toBeUndefined();
    expect(numbers(near.messages)).toEqual(span(70, 100));
  });

  it('UI-370: what happens to messages happens to those of the part too, and what is new waits below', () => {
    const above = showPart(present, placed(40, 45, 40, 45));
    const edited = applyRoomEvent(
      above,
      { type: 'message.edited', id: 'm41', number: 41, memberId: 'ann', body: 'anew', at: 5 },
      2,
    );
    expect(edited.past?.items[1]).toMatchObject({ body: 'anew', editedAt: 5 });
    const told = applyRoomEvent(edited, { type: 'message.created', message: message(101) }, 3);
    expect(told.past && numbers(told.past)).toEqual(span(40, 45));
    expect(numbers(told.messages)).toEqual(span(91, 101));
    const gone = applyRoomEvent(told, { type: 'member.gone', memberId: 'ann' }, 4);
    expect(gone.past?.items[0]?.author.nickname).toBe('');
    const erased = applyRoomEvent(gone, { type: 'messages.erased', memberId: 'ann', upTo: 44 }, 5);
    expect(erased.past && numbers(erased.past)).toEqual([45]);
  });
});
