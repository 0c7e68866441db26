// `lobby seed`: fills an empty database with a believable world of any size, the same for the same numbers.
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { openDatabase } from '../platform/postgres/database.ts';
import { migrate } from '../platform/postgres/migrate.ts';
import { defaultSeedSize, seed } from '../seed/seed.ts';
import { provideDatabase } from './resources.ts';
import { UsageError } from './usage.ts';

/** A whole number of at least `least`, or the default when the option was not given. */
function count(name: string, text: string | undefined, fallback: number, least: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw new UsageError(`--${name} takes a whole number of at least ${least}, not "${text}".`);
  }
  return value;
}

function readOptions(args: string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { games: option, members: option, days: option } }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export async function seedCommand(args: string[]): Promise<void> {
  const values = readOptions(args);
  const size = {
    games: count('games', values.games, defaultSeedSize.games, 1),
    members: count('members', values.members, defaultSeedSize.members, 2),
    days: count('days', values.days, defaultSeedSize.days, 1),
  };
  const config = readConfig(process.env);
  const owned = await provideDatabase(config, console.log);
  const database = openDatabase(owned.url, { pool: config.LOBBY_DATABASE_POOL });
  try {
    await migrate(owned.url);
    await seed(database, { ...size, now: Date.now(), demo: true, onProgress: console.log });
  } finally {
    await database.close();
    await owned.stop();
  }
}
