// What is run again, and how it is told.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** A test that fails at first only. */
const flaky = `import { existsSync, writeFileSync } from 'node:fs';
it('stumbles', () => {
  const mark = new URL('./mark', import.meta.url);
  if (existsSync(mark)) return;
  writeFileSync(mark, '');
  throw new Error('not yet');
});`;

describe('what failed is run again', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lobby-suites-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs these files and returns the last lines from the first that names a test. */
  function run(files: Record<string, string>, ...only: string[]): string[] {
    for (const [name, text] of Object.entries(files))
      writeFileSync(path.join(folder, `${name}.test.mjs`), text);
    const args = ['scripts/suites.mjs', folder, '--root', folder, '--globals', '--', ...only];
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const lines = stdout.trimEnd().split('\n');
    return lines.filter((line) => /^(flaky|failed): |^\d+ \d+$/.test(line));
  }

  it('OPS-76: what passes alone counts as passed and is named with why it failed', () => {
    const [named, counts, ...more] = run({ one: flaky, two: `it('holds', () => {});` });
    expect(named).toMatch(/^flaky: .*one\.test\.mjs > stumbles: Error: not yet/);
    expect(counts).toBe('2 0');
    expect(more).toEqual([]);
  });

  it('OPS-76: where files were named, too, those alone run again in which something failed', () => {
    const counting = `import { appendFileSync } from 'node:fs';
      it('holds', () => appendFileSync(new URL('./runs', import.meta.url), 'x'));`;
    const [named, counts] = run({ one: flaky, two: counting }, 'one', 'two');
    expect(named).toMatch(/^flaky: .* > stumbles: Error: not yet/);
    expect(counts).toBe('2 0');
    expect(readFileSync(path.join(folder, 'runs'), 'utf8')).toBe('x');
  });

  it('OPS-76: what fails again has failed, beside what does not', () => {
    const [first, second, counts] = run({
      one: flaky,
      two: `it('breaks', () => { throw new Error('ever') });`,
    });
    expect(first).toMatch(/^flaky: .* > stumbles: Error: not yet/);
    expect(second).toMatch(/^failed: .* > breaks: Error: ever/);
    expect(counts).toBe('1 1');
  });

  it('OPS-76: more than three files, or an error outside of tests, are not run again', () => {
    const many = run({
      one: flaky,
      two: `it('a', () => { throw new Error('a') });`,
      three: `it('b', () => { throw new Error('b') });`,
      four: `it('c', () => { throw new Error('c') });`,
    });
    expect(many.filter((line) => line.startsWith('failed: '))).toHaveLength(4);
    expect(many.at(-1)).toBe('0 4');
    rmSync(folder, { recursive: true });
    folder = mkdtempSync(path.join(tmpdir(), 'lobby-suites-'));
    const outside = `it('a', () => { setTimeout(() => { throw new Error('late') }); return new Promise((r) => setTimeout(r, 50)) });`;
    expect(run({ one: outside }).at(-1)).toBe('1 1');
  });
});
