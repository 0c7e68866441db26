// The rule check itself: a rule without a test and a citation without a rule must fail it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

describe('the rule check', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  const check = (spec: string, test: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'lobby-spec-'));
    folders.push(folder);
    mkdirSync(join(folder, 'docs'));
    writeFileSync(join(folder, 'docs/SPEC.md'), spec);
    writeFileSync(join(folder, 'a.test.ts'), test);
    const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'spec.mjs'), folder], {
      encoding: 'utf8',
    });
    return { status, stderr };
  };
  // Put together here, so that the check does not take these for citations of this very file.
  const citing = (ids: string) => `${'it'}('${ids}: something', () => {});`;

  it('OPS-37: passes when rules and citations match', () => {
    const spec = '- **XX-1** One.\n- **XX-2** Two.\n';
    expect(check(spec, citing('XX-1, XX-2'))).toEqual({ status: 0, stderr: '' });
  });

  it('OPS-37: fails on a rule without a test, an unknown citation and a rule written twice', () => {
    expect(check('- **XX-1** One.\n', '').stderr).toContain('No test cites XX-1');
    expect(check('- **XX-1** One.\n', citing('XX-1, XX-9')).stderr).toContain('XX-9, which is no rule');
    const twice = check('- **XX-1** One.\n- **XX-1** Again.\n', citing('XX-1'));
    expect(twice).toMatchObject({ status: 1, stderr: expect.stringContaining('XX-1 stands twice') });
  });
});
