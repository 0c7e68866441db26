// What the last line of `npm test` counts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder = '';
/** What the last run said, and what of it names what failed. */
let said: string[] = [];
let named = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lobby-results-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the suites of the folder, and tells the last line. */
function run(...args: string[]): string {
  const command = ['scripts/suites.mjs', folder, '--root', folder, '--globals', ...args];
  const { stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  said = stdout.trimEnd().split('\n');
  named = said.filter((line) => line.startsWith('failed: ')).join('\n');
  return said.at(-1) ?? '';
}

/** Runs one file with this text. */
function count(text: string): string {
  writeFileSync(path.join(folder, 'sample.test.mjs'), text);
  return run();
}

it('OPS-20: passed and failed tests are counted; skipped ones are neither', () => {
  expect(count(`it('a', () => {}); it('b', () => { throw new Error('b') }); it.skip('c', () => {});`)).toBe(
    '1 1',
  );
});

it('OPS-20: what failed is named, with the first line of why', () => {
  count(`describe('sums', () => it('add up', () => { throw new Error('three\\nfour') }));`);
  expect(named.trim()).toMatch(/sample\.test\.mjs > sums add up: Error: three · at sample\.test\.mjs:1$/);
  count(`import './missing.mjs';`);
  expect(named.trim()).toMatch(/sample\.test\.mjs: .*missing\.mjs/);
});

it('OPS-20: a file that cannot be loaded counts as a failure', () => {
  expect(count(`import './missing.mjs';`)).toBe('0 1');
});

it('OPS-20: an error outside any test counts as a failure and is named', () => {
  expect(
    count(
      `it('a', () => { setTimeout(() => { throw new Error('late') }); return new Promise((r) => setTimeout(r, 50)) });`,
    ),
  ).toBe('1 1');
  expect(named).toMatch(/^failed: outside of tests \(exit 1\): Unhandled .*Error: late/);
});

it('OPS-82: the files whose tests took longest are told before the failures, the longest first', () => {
  const slow = 'await new Promise((resolve) => setTimeout(resolve, 300));';
  writeFileSync(path.join(folder, 'quick.test.mjs'), `it('a', () => {});`);
  count(`it('a', async () => { ${slow} throw new Error('b'); });`);
  const told = said.slice(
    said.indexOf('── the files whose tests took longest') + 1,
    said.findIndex((line) => line.startsWith('failed: ')),
  );
  expect(told.filter(Boolean).map((line) => /^ *\d+\.\d s {2}.*?(\w+)\.test\.mjs$/.exec(line)?.[1])).toEqual([
    'sample',
    'quick',
  ]);
});

it('OPS-82: a file without times has no line', () => {
  const report = path.join(folder, 'report.json');
  const testResults = [{ name: 'none.test.ts' }, { name: 'some.test.ts', startTime: 1_000, endTime: 3_500 }];
  writeFileSync(report, JSON.stringify({ testResults }));
  const told = `import { slowestFiles } from './scripts/testResults.mjs'; console.log(slowestFiles(process.argv[1]).join('\\n'))`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', told, report], {
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/^ +2\.5 s {2}.*some\.test\.ts\n$/);
});

it('OPS-20: a run that left no report counts as a failure', () => {
  expect(run('--config', path.join(folder, 'none.ts'))).toBe('0 1');
});
