// The boundary check itself: it must see an import that goes against an arrow, and be silent about the right ones.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const folders: string[] = [];

/** Runs the check over files of the given content; returns what it printed, or null when it was content. */
function violations(files: Record<string, string>): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'lobby-boundaries-'));
  folders.push(folder);
  for (const name of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json']) {
    cpSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const tops = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))];
  try {
    execFileSync(process.execPath, [cli, '--config', '.dependency-cruiser.mjs', ...tops], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return null;
  } catch (error) {
    return String((error as { stdout?: string }).stdout);
  }
}

describe('the boundary check', () => {
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  it('OPS-36: refuses code of the server in the page', () => {
    const found = violations({
      'web/main.ts': "import { secret } from '../server/router.ts';\nexport const x = secret;\n",
      'server/router.ts': 'export const secret = 1;\nexport type AppRouter = { a: 1 };\n',
    });
    expect(found).toContain('page-takes-the-router-as-a-type');
  });

  it('OPS-36: refuses even a type of another server file in the page', () => {
    const found = violations({
      'web/main.ts': "import type { Row } from '../server/rows.ts';\nexport type X = Row;\n",
      'server/rows.ts': 'export type Row = { a: 1 };\n',
    });
    expect(found).toContain('page-knows-only-the-router-type');
  });

  it('OPS-36: refuses a feature that reaches into another', () => {
    const found = violations({
      'server/features/chat/commands.ts': "export { hash } from '../accounts/passwords.ts';\n",
      'server/features/accounts/passwords.ts': 'export const hash = 1;\n',
    });
    expect(found).toContain('a-feature-uses-another-by-its-commands-and-queries');
  });

  it('OPS-36: refuses an engine that knows a feature, and anything but zod in shared', () => {
    const found = violations({
      'server/live/hub.ts': "export { send } from '../features/chat/commands.ts';\n",
      'server/features/chat/commands.ts': 'export const send = 1;\n',
      'shared/rules.ts': "export { Redis } from 'ioredis';\n",
    });
    expect(found).toContain('engine-and-ports-know-no-feature');
    expect(found).toContain('shared-imports-only-zod');
  });

  it('OPS-36: lets the arrows of the architecture pass', () => {
    const found = violations({
      'web/main.ts':
        "import type { AppRouter } from '../server/router.ts';\nimport { limit } from '../shared/limits.ts';\nexport type X = AppRouter;\nexport const y = limit;\n",
      'server/router.ts': "export { send as AppRouter } from './features/chat/commands.ts';\n",
      'server/features/chat/commands.ts': "export { members as send } from '../accounts/queries.ts';\n",
      'server/features/accounts/queries.ts':
        "export { limit as members } from '../../../shared/limits.ts';\n",
      'shared/limits.ts': 'export const limit = 1;\n',
    });
    expect(found).toBeNull();
  });
});
