// Completing names, and whom a text calls.
import { expect, it } from 'vitest';
import { calledIn } from './called.ts';
import { candidatesFor, completionAt } from './mentions.ts';

const person = (nickname: string) => ({ id: `id of ${nickname}`, nickname, avatar: 'fox' });
const people = ['Ada', 'adam', '민지', '민지수', 'Vlada', ''].map(person);

it('UI-308: a name is completed after an @ that begins a word, up to the caret', () => {
  expect(completionAt('hey @ad and more', 7)).toEqual({ from: 4, to: 7, query: 'ad' });
  expect(completionAt('@', 1)).toEqual({ from: 0, to: 1, query: '' });
  expect(completionAt('@민지', 3)).toEqual({ from: 0, to: 3, query: '민지' });
  for (const text of ['a@b', 'hey @ad ', 'no name', '@ad!']) {
    expect(completionAt(text, text.length), text).toBeNull();
  }
});

it('UI-308: those are offered whose name begins so, then those who have it further in; not oneself', () => {
  const names = (query: string, mayCallAll = false) =>
    candidatesFor(query, people, 'id of Ada', mayCallAll).map(({ text }) => text);
  expect(names('AD')).toEqual(['@adam', '@Vlada']);
  expect(names('민')).toEqual(['@민지', '@민지수']);
  expect(names('he', true)).toEqual(['@here']);
  expect(names('he')).toEqual([]);
});

it('UI-308: a text calls the longest names that stand in it, each once', () => {
  const called = (text: string) => calledIn(text, people, true);
  expect(called('@민지수 @민지야 @Ada, @Ada')).toEqual({
    mentions: ['민지수', '민지', 'Ada'].map((nickname) => ({ id: `id of ${nickname}`, nickname })),
  });
  expect(called('nobody @nowhere')).toEqual({});
  expect(called('@here please')).toEqual({ mentionsAll: true });
  expect(calledIn('@here please', people, false)).toEqual({});
  expect(called('@hereby')).toEqual({});
});
