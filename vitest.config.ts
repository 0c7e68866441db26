// How the tests run: four projects by what they need around them.
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { postgresPatch } from './scripts/postgresPatch.ts';

const globalSetup = ['server/testing/globalSetup.ts'];

/** Files of `server`, as a pattern, that a run goes without. Vitest's own `--exclude` does not reach projects defined here. */
const without = process.env['LOBBY_TEST_WITHOUT'];

/**
 * The largest files come first where nothing is known of earlier runs. Those that look at pages, and the one of very many
 * games, are small and take long: as the last they would be waited for with half of the machine idle.
 */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => /(looks|importMany)\.test\.ts$/i.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  plugins: [postgresPatch()],
  test: {
    server: { deps: { inline: ['postgres'] } },
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    // How long a condition is waited for: machines are busy at times. What holds ends the wait at once.
    expect: { poll: { timeout: 15_000 } },
    // The line that names a failure says what was in a list, not only that there was one.
    chaiConfig: { truncateThreshold: 2_000 },
    projects: [
      {
        // Needs nothing but Node.
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,web,scripts,bench}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
        },
      },
      {
        // Needs PostgreSQL.
        extends: true,
        test: {
          name: 'server',
          include: ['{server,drizzle,docs}/**/*.test.ts'],
          exclude: ['**/*.cluster.test.ts', '**/node_modules/**', ...(without ? [without] : [])],
          globalSetup,
          // A worker loads the server once, not for each file: that was a third of the time. Files share nothing but modules.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Needs PostgreSQL and Redis: several instances, and faults between them.
        extends: true,
        test: {
          name: 'cluster',
          include: ['server/**/*.cluster.test.ts'],
          globalSetup,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Needs PostgreSQL and a browser. After all others: a browser has no time to spare for what burdens the machine.
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: [...globalSetup, 'e2e/support/globalSetup.ts'],
          // As above: a worker loads the tools of the browser once. Each file starts a server and a browser of its own.
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
