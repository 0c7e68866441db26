// `npm test`: the checks, the build, then every suite. Its last line counts what passed and what failed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './freshness.mjs';
import { printLines, runSuites } from './suites.mjs';

// LOBBY_TEST_RESULTS names a folder that keeps the results as JSON.
const results = process.env.LOBBY_TEST_RESULTS ?? mkdtempSync(path.join(tmpdir(), 'lobby-results-'));
mkdirSync(results, { recursive: true });

const total = { passed: 0, failed: 0 };
const failures = [];

/** A step that either passes or fails as a whole. */
function step(title, args) {
  console.log(`\n── ${title}`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  total[status === 0 ? 'passed' : 'failed'] += 1;
  if (status !== 0) failures.push(title);
}

const npm =
  process.env.npm_execpath ??
  path.join(path.dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
step('checks', [npm, 'run', '--silent', 'check']);
step('build', ['scripts/build.mjs']);

console.log('\n── suites');
const suites = await runSuites([], results);
total.passed += suites.passed;
total.failed += suites.failed;
failures.push(...suites.failures);

writeFileSync(
  path.join(results, 'total.json'),
  JSON.stringify({ ...total, failures, flaky: suites.flaky, slowest: suites.slowest }),
);
process.exitCode = total.failed === 0 ? 0 : 1;
printLines({ failures, flaky: suites.flaky, slowest: suites.slowest });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
