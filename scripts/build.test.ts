// Building, starting and the command line, in a small project of their own with the real scripts.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';

let project = '';

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
}

/** Runs one of the project's scripts and returns what it printed, times left out. */
function run(script: string, ...args: string[]): string[] {
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(project, script), ...args], {
    encoding: 'utf8',
  });
  return `${stdout}${stderr}`
    .replace(/ in [\d.]+ s/g, '')
    .trim()
    .split('\n')
    .sort();
}

const PAGE = `<!doctype html><title>Page</title><p>${'words '.repeat(500)}</p>\n`;
const server = (version: string) =>
  `const args: string[] = process.argv.slice(2); console.log('${version}', ...args);\n`;
const BUILDS = {
  web: ['Building the page …', 'Built the page'],
  server: ['Building the server …', 'Built the server'],
};

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'lobby-build-'));
  for (const file of [
    'scripts',
    'bin',
    'vite.server.config.ts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ]) {
    cpSync(file, path.join(project, file), { recursive: true });
  }
  symlinkSync(path.resolve('node_modules'), path.join(project, 'node_modules'));
  write(
    'vite.config.ts',
    `export default { root: 'web', build: { outDir: '../dist/web', emptyOutDir: true } };\n`,
  );
  write('web/index.html', PAGE);
  write('shared/names.ts', 'export const name = 1;\n');
  write('drizzle/schema/index.ts', 'export {};\n');
  write('server/console/main.ts', server('first'));
});
afterEach(() => rmSync(project, { recursive: true }));

it('OPS-21: the first start builds page and server, later ones only what changed', () => {
  expect(run('scripts/start.mjs', '--loud')).toEqual(
    [...BUILDS.server, ...BUILDS.web, 'first serve --loud'].sort(),
  );
  expect(run('scripts/start.mjs')).toEqual(['first serve']);
  write('server/console/main.test.ts', 'throw new Error();\n');
  expect(run('scripts/start.mjs')).toEqual(['first serve']);
  write('server/console/main.ts', server('second'));
  expect(run('scripts/start.mjs')).toEqual([...BUILDS.server, 'second serve'].sort());
  write('web/index.html', PAGE.replace('Page', 'Other page'));
  expect(run('scripts/start.mjs')).toEqual([...BUILDS.web, 'second serve'].sort());
  write('shared/names.ts', 'export const name = 2;\n');
  expect(run('scripts/build.mjs')).toEqual([...BUILDS.server, ...BUILDS.web].sort());
});

it('OPS-21: a build that fails is said, starts nothing and is tried again', () => {
  write('server/console/main.ts', `import './missing.ts';\n`);
  const failed = run('scripts/start.mjs').join('\n');
  expect(failed).toContain(`Could not resolve './missing.ts'`);
  write('server/console/main.ts', server('mended'));
  expect(run('scripts/start.mjs')).toEqual([...BUILDS.server, 'mended serve'].sort());
});

it('OPS-22: lobby runs the built server while it is up to date, else the sources', () => {
  expect(run('bin/lobby.mjs', 'migrate')).toEqual(['first migrate']);
  run('scripts/build.mjs');
  const main = path.join(project, 'dist/server/main.js');
  writeFileSync(main, `console.log('built');\n${readFileSync(main, 'utf8')}`);
  expect(run('bin/lobby.mjs', 'migrate')).toEqual(['built', 'first migrate']);
  write('server/console/main.ts', server('second'));
  expect(run('bin/lobby.mjs', 'seed', '--games', '3')).toEqual(['second seed --games 3']);
});

it('OPS-23: the built page has its compressed twins', () => {
  run('scripts/build.mjs');
  const page = path.join(project, 'dist/web/index.html');
  const plain = readFileSync(page);
  expect(brotliDecompressSync(readFileSync(`${page}.br`))).toEqual(plain);
  expect(gunzipSync(readFileSync(`${page}.gz`))).toEqual(plain);
});
