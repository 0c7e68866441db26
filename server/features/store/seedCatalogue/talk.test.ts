// What is said in the seed world: conversations of rooms, and small talk.
import { describe, expect, it } from 'vitest';
import { limits } from '../../../../shared/limits.ts';
import { scriptLanguage } from './draft.ts';
import { writtenGames } from './games/index.ts';
import { rooms } from './rooms/index.ts';
import { room } from './rooms/script.ts';
import { smallTalk } from './smallTalk.ts';

const said = [
  ...rooms.flatMap(({ lines }) => lines.map(({ text }) => text)),
  ...smallTalk.flatMap(({ opener, replies }) => [opener, ...replies]),
];

describe('rooms', () => {
  it('SEED-12: have a title, four to eight people and at least thirty lines each', () => {
    expect(rooms.length).toBeGreaterThanOrEqual(10);
    expect(new Set(rooms.map(({ slug }) => slug)).size).toBe(rooms.length);
    expect(new Set(rooms.map(({ title }) => title)).size).toBe(rooms.length);
    for (const { slug, title, speakers, lines, capacity } of rooms) {
      expect([...title].length, slug).toBeLessThanOrEqual(limits.roomTitle.max);
      expect(speakers, slug).toBeGreaterThanOrEqual(4);
      expect(speakers, slug).toBeLessThanOrEqual(8);
      expect(capacity, slug).toBeGreaterThan(speakers);
      expect(lines.length, slug).toBeGreaterThanOrEqual(30);
      const heard = new Set(lines.map(({ speaker }) => speaker));
      expect([...heard].sort(), slug).toEqual(Array.from({ length: speakers }, (_, index) => index));
      expect(Math.max(...lines.map(({ text }) => text.length)), slug).toBeLessThanOrEqual(300);
    }
  });

  it('SEED-12: titles and talk are in three languages', () => {
    for (const language of ['en', 'ko', 'zh'] as const) {
      expect(
        rooms.some(({ title }) => scriptLanguage(title) === language),
        language,
      ).toBe(true);
      const lines = rooms.flatMap((each) =>
        each.lines.filter(({ text }) => scriptLanguage(text) === language),
      );
      expect(lines.length, language).toBeGreaterThan(80);
    }
  });

  it('SEED-12: a script that cannot be read is an error, not a line less', () => {
    const heading = { slug: 'x', title: 'X', language: 'en', capacity: 9 } as const;
    expect(() => room(heading, 'a: hello\nhello back')).toThrow(/not a line of a script: hello back/);
  });

  it('SEED-12: nothing is said twice', () => {
    const spoken = said.filter((line) => line.length > 12);
    expect(spoken.filter((line, index) => spoken.indexOf(line) !== index)).toEqual([]);
  });

  it('SEED-12: games in Chinese title marks exist', () => {
    const titles = new Set(writtenGames.flatMap(({ title, titles }) => [title, ...Object.values(titles)]));
    const named = said.flatMap((line) => [...line.matchAll(/《([^》]+)》/gu)].map(([, name]) => name ?? ''));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !titles.has(name))).toEqual([]);
  });
});

describe('small talk', () => {
  it('SEED-13: at least sixty exchanges of an opener and one to four replies', () => {
    expect(smallTalk.length).toBeGreaterThanOrEqual(60);
    expect(new Set(smallTalk.map(({ id }) => id)).size).toBe(smallTalk.length);
    for (const { id, opener, replies } of smallTalk) {
      expect(replies.length, id).toBeGreaterThanOrEqual(1);
      expect(replies.length, id).toBeLessThanOrEqual(4);
      for (const line of [opener, ...replies]) {
        expect(line, id).not.toBe('');
        expect(line.length, id).toBeLessThanOrEqual(300);
      }
    }
  });

  it('SEED-13: in each language, and in several at once', () => {
    for (const language of ['en', 'ko', 'zh', 'mixed'] as const) {
      expect(smallTalk.filter((each) => each.language === language).length, language).toBeGreaterThanOrEqual(
        10,
      );
    }
    for (const { id, language, opener, replies } of smallTalk) {
      const words = [opener, ...replies].join(' ');
      const spoken = new Set(
        words
          .split(/[^\p{L}]+/u)
          .filter(Boolean)
          .map(scriptLanguage),
      );
      if (language === 'mixed') expect(spoken.size, id).toBeGreaterThan(1);
      else expect(spoken, id).toContain(language);
    }
  });
});
