// What a first visit fetches, measured on a real build.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Manifest } from 'vite';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

/** Bytes of JavaScript, gzipped as scripts/precompress.mjs does, that the first page may cost. */
const budget = 170 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'lobby-page-'));
let manifest: Manifest;

beforeAll(async () => {
  // Vitest says "test", which libraries take for development.
  vi.stubEnv('NODE_ENV', 'production');
  await build({
    configFile: join(import.meta.dirname, '../vite.config.ts'),
    root: import.meta.dirname,
    mode: 'production',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, manifest: true },
  });
  vi.unstubAllEnvs();
  manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files of some parts with everything they import, each once. */
function filesOf(names: readonly string[]): Set<string> {
  const files = new Set<string>();
  const visit = (name: string) => {
    const part = manifest[name];
    if (!part) throw new Error(`${name} is no part of the page`);
    if (files.has(part.file)) return;
    files.add(part.file);
    part.imports?.forEach(visit);
  };
  names.forEach(visit);
  return files;
}

const entry = () => [...Object.keys(manifest).filter((name) => manifest[name]?.isEntry), 'main.tsx'];
const gzipped = (file: string) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
/** What stands around every page of a member; the door stands alone. */
const member = ['features/friends/DockMember.tsx', 'features/chat/ChatBackground.tsx'];
/** And around all but the rooms. */
const page = [...member, 'shell/PageFrame.tsx'];

it.each([
  ['the front', [...page, 'features/store/HomePage.tsx']],
  ['a category', [...page, 'features/store/CategoryPage.tsx']],
  ['a game', [...page, 'features/store/GamePage.tsx']],
  ['a room', [...member, 'features/chat/RoomsLayout.tsx', 'features/chat/RoomPage.tsx']],
  ['the door', ['features/accounts/SignInPage.tsx', 'i18n/LateWords.tsx']],
])('UI-24: %s costs at most 170 KB of JavaScript, in any language', (_name, pages) => {
  const languages = Object.keys(manifest).filter((name) => name.includes('virtual:messages/'));
  expect(languages).toHaveLength(3);
  for (const language of languages) {
    // Pages with late words fetch those too.
    const late = pages.includes('i18n/LateWords.tsx') ? [language.replace(':messages/', ':words/door/')] : [];
    const files = [...filesOf([...entry(), language, ...pages, ...late])];
    const bytes = files.reduce((sum, file) => sum + gzipped(file), 0);
    expect({ language, bytes, within: bytes <= budget }).toMatchObject({ within: true });
  }
});

it('UI-24: one language is fetched, and no schema library', () => {
  const first = [...filesOf(entry())].map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  for (const words of ['Come on in', '어서 오세요', '欢迎光临']) expect(first).not.toContain(words);
  expect(first).not.toContain('ZodError');
});

it('UI-25: the page holds no inline script, and names its first files for the browser to fetch early', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  for (const [, attributes, body] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    expect(attributes).toContain('src=');
    expect(body?.trim()).toBe('');
  }
  expect(html).not.toMatch(/<style|\son\w+=|style="/);
  const named = [...html.matchAll(/data-(en|ko|zh|home|category|game|room)="([^"]+)"/g)];
  expect(named.map(([, name]) => name)).toEqual(['en', 'ko', 'zh', 'home', 'category', 'game', 'room']);
  for (const file of named.flatMap(([, , files]) => files?.split(' ') ?? [])) gzipped(file);
  expect(html).toMatch(/<link rel="preload" as="font"/);
});
