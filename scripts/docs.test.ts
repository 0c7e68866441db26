// The documents against the tree: links lead somewhere, every dependency has its reason.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the documents', () => {
  it('OPS-38: link only to what is there', () => {
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
      cwd: root,
      encoding: 'utf8',
    });
    const dead = listed
      .split('\n')
      .filter(Boolean)
      .filter((path) => existsSync(join(root, path)))
      .flatMap((path) =>
        [...read(path).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
          .map((match) => match[1] ?? '')
          .filter((target) => !/^[a-z]+:/.test(target))
          .filter((target) => !existsSync(join(root, dirname(path), target)))
          .map((target) => `${path}: ${target}`),
      );
    expect(dead).toEqual([]);
  });

  it('OPS-38: give the reason of every dependency', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const reasons = read('docs/decisions/dependencies.md');
    const names = Object.keys({ ...dependencies, ...devDependencies });
    expect(names.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
  });
});
