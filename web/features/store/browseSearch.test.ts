// What an address may ask of a list of games.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gameSorts, gamesInput } from '../../../shared/store.ts';
import { filtersOn, parseBrowseSearch, sortChoices, withoutFilters } from './browseSearch.ts';

it('UI-20: an address is read as it was written, in every part that fits', () => {
  const facts = { price: 'unsold', rating: 'loved', released: 'year', system: 'linux', spoken: 'pt-BR' };
  const whole = { q: '합종', tag: 'story', sort: 'rating', sale: true, free: true, ...facts, view: 'covers' };
  expect(parseBrowseSearch(whole)).toEqual(whole);
});

it('UI-20: what does not fit is left out, and never an error', () => {
  expect(
    parseBrowseSearch({
      q: '  ',
      tag: 'No Tag',
      sort: 'worst',
      sale: 'yes',
      free: 1,
      price: 'cheap',
      rating: 'few',
      released: 7,
      system: 'amiga',
      spoken: 'e',
      view: 'list',
      other: 'x',
    }),
  ).toEqual({});
  for (const tag of ['-', 'a-', '-a', 'a--b']) expect(parseBrowseSearch({ tag })).toEqual({});
  expect(parseBrowseSearch({ q: 2048 })).toEqual({ q: '2048' });
  expect(parseBrowseSearch({ sort: 'relevance' })).toEqual({});
});

it('UI-20: whatever an address says, the server takes what is asked of it', () => {
  const part = fc.oneof(
    fc.string(),
    fc.boolean(),
    fc.integer(),
    fc.constantFrom(...gameSorts, 'story', null),
  );
  const address = fc.record({ q: part, tag: part, sort: part, sale: part, free: part, view: part });
  fc.assert(
    fc.property(address, (raw) => {
      const { q, tag, sort, sale, free } = parseBrowseSearch(raw);
      expect(gamesInput.safeParse({ q, tag, sort, onSale: sale, free }).success).toBe(true);
    }),
  );
});

it('UI-20: every order of the server can be chosen', () => {
  expect([...sortChoices].sort()).toEqual([...gameSorts].sort());
});

it('UI-21: clearing the filters keeps order and view', () => {
  const search = { q: 'tide', sale: true, sort: 'price', view: 'covers' } as const;
  expect(filtersOn(search)).toBe(2);
  expect(withoutFilters(search)).toEqual({ sort: 'price', view: 'covers' });
  expect(withoutFilters({ q: 'tide', sort: 'relevance' })).toEqual({});
});
