// The database every command works on: the one in DATABASE_URL, or Lobby's own, started here.
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { startEmbeddedPostgres } from '../platform/postgres/embedded/index.ts';

export type OwnedDatabase = { url: string; stop(): Promise<void> };

/** @param say is told what takes time. */
export async function provideDatabase(config: Config, say: (text: string) => void): Promise<OwnedDatabase> {
  if (config.DATABASE_URL) return { url: config.DATABASE_URL, stop: async () => {} };
  return startEmbeddedPostgres({
    dataDir: join(config.dataDirectory, 'postgres'),
    onProgress: say,
    // Nothing can be answered without it; whoever supervises the process starts both anew.
    onUnexpectedEnd: (error) => {
      console.error(error.message);
      process.exit(1);
    },
  });
}
