// `npm run bench -- live`: Lobby's engine against its peers, in the same run, their rounds interleaved.
import { BenchFailure } from './failure.ts';
import { printRow, type Rounds } from './report.ts';
import { type Row, rows } from './rows.ts';
import { openWorld, type World } from './world.ts';

export type LiveOptions = {
  rounds: number;
  /** Names of rows; empty for all. */
  only: string[];
  /** Folder for CPU profiles of Lobby's instances. */
  profile: string | null;
};

export const rowNames = rows.map(({ name }) => name);

/** Sets the exit code when anything was lost, doubled or out of order. */
export async function benchLive({ rounds, only, profile }: LiveOptions): Promise<void> {
  const world = await openWorld(profile);
  try {
    for (const row of rows) {
      if (only.length > 0 && !only.includes(row.name)) continue;
      try {
        const results = await measureRow(world, row, rounds);
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
async function measureRow(world: World, row: Row, rounds: number): Promise<Rounds> {
  const results: Rounds = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of row.contestants) {
      const figures = await row.measure(world, contestant);
      results.set(contestant.name, [...(results.get(contestant.name) ?? []), figures]);
    }
  }
  return results;
}
