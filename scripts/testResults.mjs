// Counts what a Vitest run passed and failed, so that nothing that went wrong is counted as nothing.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

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

// As a command: `node scripts/testResults.mjs <report> <status>` prints `<passed> <failed>`.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed } = countResults(process.argv[2], Number(process.argv[3]));
  console.log(`${passed} ${failed}`);
}
