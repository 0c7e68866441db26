// `npm run bench -- live`: Lobby's engine against its peers, in the same run, their rounds interleaved.
import { lobby } from './contestants.ts';
import { BenchFailure } from './failure.ts';
import { printRow, type Rounds } from './report.ts';
import { type Row, rows } from './rows.ts';
import { openWorld, type World } from './world.ts';

export type LiveOptions = {
  rounds: number;
  /** Names of rows; empty for all. */
  only: string[];
  /** Whether Lobby is measured beside the server by hand alone, in half the time. */
  pair: boolean;
  /** Folder for CPU profiles of Lobby's instances. */
  profile: string | null;
};

export const rowNames = rows.map(({ name }) => name);

/** Sets the exit code when anything was lost, doubled or out of order. */
export async function benchLive({ rounds, only, pair, profile }: LiveOptions): Promise<void> {
  const world = await openWorld(profile);
  try {
    for (const row of rows) {
      if (only.length > 0 && !only.includes(row.name)) continue;
      try {
        const results = await measureRow(world, row, rounds, pair);
        printRow(`${row.name}: ${row.title}`, results, row.base?.name ?? null, row.targets);
      } catch (error) {
        if (!(error instanceof BenchFailure)) throw error;
        console.error(`\n${row.name} FAILED: ${error.message}`);
        process.exitCode = 1;
      }
    }
  } finally {
    await world.close();
  }
}

/** Round by round, and in each round one contestant after another. */
async function measureRow(world: World, row: Row, rounds: number, pair: boolean): Promise<Rounds> {
  const results: Rounds = new Map();
  const contestants = row.contestants.filter((each) => !pair || each === lobby || each === row.base);
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of contestants) {
      const figures = await row.measure(world, contestant);
      results.set(contestant.name, [...(results.get(contestant.name) ?? []), figures]);
    }
  }
  return results;
}
