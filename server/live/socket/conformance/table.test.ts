// docs/trpc-websocket-tests.md says which test of ours holds what one of tRPC's does: those tests must exist.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { programRoot } from '../../../platform/root.ts';

const folder = import.meta.dirname;

/** Titles of the tests here, as patterns, since some have a parameter. */
function titles(): RegExp[] {
  const sources = [folder, join(folder, '..')].flatMap((from) =>
    readdirSync(from)
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(from, name), 'utf8')),
  );
  return sources.flatMap((source) =>
    [...source.matchAll(/'((?:SOCK-\d+(?:, )?)+: [^'\n]+)'/g)].map(
      ([, title = '']) =>
        new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%s', '.+')}$`),
    ),
  );
}

it('SOCK-16: every test of ours that the table names exists', () => {
  const table = readFileSync(join(programRoot(), 'docs/trpc-websocket-tests.md'), 'utf8');
  const named = table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    // Cells are padded to the width of their column.
    .map((line) => line.replace(/ +\|/g, ' |'))
    .flatMap((line) => line.split(' | ').at(1)?.split('; ') ?? [])
    .flatMap((cell) => /(SOCK-\d+) ([a-z?][^|]+?)( \|)?$/i.exec(cell.trim()) ?? [])
    .flatMap((part, index, parts) => (index % 4 === 1 ? [`${part}: ${parts[index + 1]}`] : []));
  const known = titles();
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((title) => !known.some((pattern) => pattern.test(title)))).toEqual([]);
});
