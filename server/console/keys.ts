// `lobby keys`: makes product keys of a game and prints them, once.
import { uuidv7 } from 'uuidv7';
import { limits } from '../../shared/limits.ts';
import { readConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { makeProductKeys } from '../features/library/commands.ts';
import { openDatabase } from '../platform/postgres/database.ts';
import { provideDatabase } from './resources.ts';
import { UsageError } from './usage.ts';

/** Ends with exit code 1 and a sentence when there is no such game. */
export async function keysCommand(args: string[]): Promise<void> {
  const [game, count, ...more] = args;
  if (!game || game.startsWith('-') || more.length > 0)
    throw new UsageError('lobby keys takes the slug or the id of a game, and how many.');
  const wanted = /^\d{1,6}$/.test(count ?? '') ? Number(count) : 0;
  const { max } = limits.productKeys;
  if (wanted < 1 || wanted > max) throw new UsageError(`The number of keys is from 1 to ${max}.`);
  const owned = await provideDatabase(readConfig(process.env), () => {}, { beside: true });
  const database = openDatabase(owned.url, { pool: 1 });
  try {
    const codes = await makeProductKeys({ database, newId: uuidv7, clock: Date }, game, wanted);
    console.log(codes.join('\n'));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(`There is no game ${game} that has been announced.`);
    process.exitCode = 1;
  } finally {
    await database.close();
    await owned.stop();
  }
}
