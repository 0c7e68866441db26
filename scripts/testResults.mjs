// Counts what a Vitest run passed and failed, so that nothing that went wrong is counted as nothing.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * @param report path of Vitest's JSON report.
 * @param status the run's exit code; null when it was killed.
 * @returns tests passed and failed. A file that could not be loaded is a failure, and so is a run that ended badly
 *   without naming one (an error outside any test, a crash).
 */
export function countResults(report, status) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const broken = testResults.filter(
    ({ status: state, assertionResults }) =>
      state === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = numFailedTests + broken.length;
  return { passed: numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed };
}

/**
 * @param report path of Vitest's JSON report; one that is missing names nothing.
 * @returns a line for each test that failed and each file that could not be run: where, what, and why, so that whoever
 *   sees only the end of a long run knows what to look at.
 */
export function nameFailures(report) {
  if (!existsSync(report)) return [];
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(process.cwd(), name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && tests.length === 0) return [`${file}: ${reason(message)}`];
    return tests.map((test) => `${file} > ${test.fullName}: ${reason(test.failureMessages[0])}`);
  });
}

/**
 * @param report path of Vitest's JSON report.
 * @returns the full paths of the files in which something failed.
 */
export function failedFiles(report) {
  if (!existsSync(report)) return [];
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
}

/**
 * @param report path of Vitest's JSON report; one that is missing tells of nothing.
 * @param most how many files.
 * @returns a line for each of the files whose tests took longest, with their seconds, the longest first. Vitest tells when
 *   the first test began and the last ended: what a file loads, and sets up before all, is not in it. A file without these
 *   times has no line.
 */
export function slowestFiles(report, most = 10) {
  if (!existsSync(report)) return [];
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return testResults
    .filter(({ startTime, endTime }) => Number.isFinite(startTime) && Number.isFinite(endTime))
    .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1_000 }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, most)
    .map(({ name, seconds }) => `${seconds.toFixed(1).padStart(6)} s  ${path.relative(process.cwd(), name)}`);
}

/**
 * @param errors what Vitest wrote to its standard error.
 * @param status the run's exit code; null when it was killed.
 * @returns one line for a run that ended badly without a test or a file to name: the errors that Vitest heads
 *   "Unhandled", else the last lines it wrote.
 */
export function outsideTests(errors, status) {
  const lines = stripVTControlCharacters(errors)
    .split('\n')
    .map((line) => line.replace(/[⎯─]{2,}/g, '').trim())
    .filter(Boolean);
  const first = lines.findIndex((line) => line.startsWith('Unhandled '));
  const telling = first < 0 ? lines.slice(-12) : lines.slice(first, first + 24);
  return `outside of tests (exit ${status}): ${telling.join(' · ')}`.slice(0, 2000);
}

/** @returns of a message, which may be missing: its first line, what a browser waited for, and the line of the test. */
function reason(message) {
  const lines = (message ?? '').split('\n').map((line) => stripVTControlCharacters(line).trim());
  const waited = lines.find((line) => line.startsWith('- waiting for '));
  const place = lines.find((line) => /^at .*\.test\.\w+:\d+/.test(line));
  const where = place && /[^/\\(]+\.test\.\w+:\d+/.exec(place)?.[0];
  return [lines[0], waited?.slice(2), where && `at ${where}`].filter(Boolean).join(' · ');
}
