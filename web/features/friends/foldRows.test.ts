import { expect, it } from 'vitest';
import type { Row } from '../chat/timeline/rows.ts';
import { foldRows } from './foldRows.ts';

const said = (key: string, by: string): Row => ({ kind: 'message', key, author: { id: by } }) as never;
const day: Row = { kind: 'day', key: 'day', at: 0 };

it('UI-332: messages of blocked members that follow each other are one line; those of others, and what stands between, stay', () => {
  const rows = [
    said('1', 'ann'),
    said('2', 'ben'),
    said('3', 'cat'),
    day,
    said('4', 'ben'),
    said('5', 'ann'),
  ];
  const fold = (open: string[] = []) =>
    foldRows(rows, new Set(['ben', 'cat']), new Set(open), (key, count) => `${key}: ${count}`);
  const shown = (folded: Row[]) => folded.map((row) => (row.kind === 'late' ? row.element : row.key));
  expect(shown(fold())).toEqual(['1', '2: 2', 'day', '4: 1', '5']);
  expect(shown(fold(['2']))).toEqual(['1', '2: 2', '2', '3', 'day', '4: 1', '5']);
  expect(foldRows(rows, new Set(), new Set(), () => '')).toEqual(rows);
});
