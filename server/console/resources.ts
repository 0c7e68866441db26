// The database every command works on: the one in DATABASE_URL, or Lobby's own, started here.
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { joinEmbeddedPostgres, startEmbeddedPostgres } from '../platform/postgres/embedded/index.ts';

export type OwnedDatabase = { url: string; stop(): Promise<void> };

/**
 * @param say is told what takes time.
 * @param beside true for commands that may work on the database of a server that runs; it goes on when they end.
 */
export async function provideDatabase(
  config: Config,
  say: (text: string) => void,
  { beside = false } = {},
): Promise<OwnedDatabase> {
  if (config.DATABASE_URL) return { url: config.DATABASE_URL, stop: async () => {} };
  const provide = beside ? joinEmbeddedPostgres : startEmbeddedPostgres;
  return provide({
    dataDir: join(config.dataDirectory, 'postgres'),
    onProgress: say,
    // Nothing can be answered without it; whoever supervises the process starts both anew.
    onUnexpectedEnd: (error) => {
      console.error(error.message);
      process.exit(1);
    },
  });
}
