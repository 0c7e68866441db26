// The address of the library, whatever stands in it.
import { expect, it } from 'vitest';
import { filterOf, parseLibrarySearch } from './librarySearch.ts';

const id = '01890000-0000-7000-8000-000000000000';

it('UI-220: the address keeps words, shelf, order, view and game, and leaves out what does not fit', () => {
  const whole = { q: 'salt', shelf: id, sort: 'name', view: 'rows', game: 'saltmarch' };
  expect(parseLibrarySearch(whole)).toEqual(whole);
  expect(parseLibrarySearch({ q: 7, shelf: 'hidden' })).toEqual({ q: '7', shelf: 'hidden' });
  expect(
    parseLibrarySearch({ q: '  ', shelf: 'cellar', sort: 'price', view: 'heap', game: 'x'.repeat(81) }),
  ).toEqual({});
});

it('UI-220: a shelf of the house is a filter, any other a collection', () => {
  expect(filterOf({})).toEqual({ sort: 'played' });
  expect(filterOf({ shelf: 'installed', q: 'a' })).toEqual({ sort: 'played', text: 'a', installed: true });
  expect(filterOf({ shelf: 'unplayed' })).toEqual({ sort: 'played', unplayed: true });
  expect(filterOf({ shelf: 'hidden', sort: 'name' })).toEqual({ sort: 'name', hidden: true });
  expect(filterOf({ shelf: id })).toEqual({ sort: 'played', collectionId: id });
});
