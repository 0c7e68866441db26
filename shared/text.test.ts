// What may be written, and how it is counted.
import { describe, expect, it } from 'vitest';
import { nicknameSchema } from './accounts.ts';
import { createRoomInput } from './chat.ts';
import { sendInput } from './chatMessages.ts';
import { characters } from './text.ts';

const id = '0190d1f0-0000-7000-8000-000000000000';
const bodyOf = (body: string) => sendInput.safeParse({ roomId: id, body, key: id }).data?.body;
const titleOf = (title: string) => createRoomInput.safeParse({ title, capacity: 2, key: id }).data?.title;
const nameOf = (name: string) => nicknameSchema.safeParse(name).data;

/** Nothing of these is seen on a screen. */
const unseen = [
  '',
  ' \t ',
  '\u00a0',
  '\u00ad',
  '\u115f',
  '\u200b',
  '\u2060',
  '\u2800',
  '\u3164',
  '\ufe0f',
  '\uffa0',
  '\u202e',
];
const controls = [
  'a\u0000b',
  'a\u0007b',
  'a\u001bb',
  'a\u007fb',
  'a\u0085b',
  'a\u009fb',
  'a\ud800b',
  'a\udc00b',
];
const turns = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];

describe('text', () => {
  it('CHAT-14: a message refuses control characters, lone surrogates and what shows nothing', () => {
    for (const body of [...controls, ...unseen]) expect(bodyOf(body), JSON.stringify(body)).toBeUndefined();
    for (const body of ['a\nb\tc', '👩‍👩‍👧', 'a\u200bb', '\u05d0\u202eb', '한글', '·'])
      expect(bodyOf(body)).toBe(body);
  });

  it('CHAT-14: line breaks become newlines before anything is counted', () => {
    expect(bodyOf('\r\na\r\nb\rc\n\rd\r\n')).toBe('a\nb\nc\n\nd');
    expect(bodyOf(`${'a\r\n'.repeat(999)}bb`)).toHaveLength(2_000);
  });

  it('CHAT-2: a title is one line that shows something and turns no text around', () => {
    const bad = [...controls, ...unseen, 'a\nb', 'a\tb', 'a\rb', ...turns.map((turn) => `a${turn}b`)];
    for (const title of bad) expect(titleOf(title), JSON.stringify(title)).toBeUndefined();
    for (const title of ['x', '밤 10시 랠리', '👩‍👩‍👧', 'ليلة']) expect(titleOf(title)).toBe(title);
  });

  it('ACC-21: a nickname takes letters and digits of any script with their marks', () => {
    for (const name of ['juno', '민지7', '阿树', 'हिन्दी', 'ณัฐวุฒิ', 'கமல்', 'Zoë', '𠮷野']) {
      expect(nameOf(name), name).toBe(name.normalize('NFC'));
    }
    const crowded = `q${'\u0323\u0302\u0308\u0330'}b`;
    for (const name of [
      ...unseen,
      ...controls,
      'a',
      'a b',
      'a_b',
      'a😀',
      '\u0301ab',
      crowded,
      'a\u200bb',
      'a\u200db',
      'ab\u3164',
      '\u3164\u3164',
      '\u115f\u1160',
      'ab\ufe0f',
      'a\u202eb',
    ]) {
      expect(nameOf(name), JSON.stringify(name)).toBeUndefined();
    }
    expect(nameOf('हि'.repeat(20))).toBeDefined();
    expect(nameOf('हि'.repeat(21))).toBeUndefined();
  });

  it('CHAT-2, CHAT-14: an emoji of one code point counts once, for the page and for the server', () => {
    expect(['', 'ab', '😀', '👍🏽', '𠮷'].map(characters)).toEqual([0, 2, 1, 2, 1]);
    for (const [read, max] of [
      [bodyOf, 2_000],
      [titleOf, 35],
    ] as const) {
      for (const count of [max, max + 1]) {
        const text = '😀'.repeat(count);
        expect(characters(text)).toBe(count);
        expect(read(text) !== undefined).toBe(count <= max);
      }
    }
  });
});
