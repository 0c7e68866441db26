// How long a start takes: the first one (own PostgreSQL made, migrated, seeded) and later ones.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from './program.ts';

export async function benchStart(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'lobby-bench-'));
  const rows: Record<string, { seconds: string }> = {};
  for (const name of ['first start', 'second start', 'third start']) {
    const program = await startProgram({ LOBBY_DATA: data });
    rows[name] = { seconds: (program.readyAfter / 1_000).toFixed(2) };
    await program.stop();
  }
  console.table(rows);
  await rm(data, { recursive: true, force: true });
}
