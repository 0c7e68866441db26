// Runs Vitest, and once more, alone, what failed in it: a test that fails beside others and not by itself is named.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './freshness.mjs';
import { countResults, failedFiles, nameFailures, outsideTests, slowestFiles } from './testResults.mjs';

/** More files than these are a fault, not chance: nothing is run again. */
const mostAgain = 3;

/**
 * @param args options of Vitest, then, after `--`, which files it is to run; none is all.
 * @param folder where the reports go.
 * @returns tests passed and failed, a line for each failure, one for each test that failed at first and then, with its
 *   file run alone, did not (such a test counts as passed), and one for each of the files whose tests took longest.
 */
export async function runSuites(args, folder) {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const [options, files] = [args.slice(0, end), args.slice(end + 1)];
  const first = await run([...options, ...files], path.join(folder, 'vitest.json'));
  const again = first.files;
  if (again.length === 0 || again.length > mostAgain || !isWhole(first)) return first;
  console.log(`\n── once more, alone: ${again.map((file) => path.relative(root, file)).join(', ')}`);
  const second = await run([...options, ...again], path.join(folder, 'again.json'));
  if (!isWhole(second)) return first;
  const recovered = Math.max(0, first.failed - second.failed);
  return {
    passed: first.passed + recovered,
    failed: second.failed,
    failures: second.failures,
    flaky: first.failures.filter((line) => !second.failures.some((other) => named(other) === named(line))),
    slowest: first.slowest,
  };
}

/** Whether each failure is a test's or a file's: what failed outside of tests is not excused by their passing. */
const isWhole = ({ outside }) => !outside;

/** @returns which test a line is about. */
const named = (line) => line.split(': ', 1)[0];

async function run(args, report) {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'];
  const child = spawn(process.execPath, [...vitest, `--outputFile.json=${report}`, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text) => {
    process.stderr.write(text);
    errors += text;
  });
  const [status] = await once(child, 'close');
  const { passed, failed } = countResults(report, status);
  const failures = nameFailures(report);
  const outside = failures.length < failed;
  if (outside) failures.push(outsideTests(errors, status));
  const [files, slowest] = [failedFiles(report), slowestFiles(report)];
  return { passed, failed, failures, outside, files, flaky: [], slowest };
}

/** Prints what a person looks for at the end of a long run. */
export function printLines({ failures, flaky, slowest }) {
  console.log(`\n── the files whose tests took longest\n${slowest.join('\n')}\n`);
  for (const line of flaky) console.log(`flaky: ${line}`);
  for (const line of failures) console.log(`failed: ${line}`);
}

// As a command: `node scripts/suites.mjs <folder> [options of Vitest] [-- files]` ends its output with `<passed> <failed>`.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder, ...args] = process.argv;
  const results = await runSuites(args, folder);
  printLines(results);
  console.log(`${results.passed} ${results.failed}`);
}
