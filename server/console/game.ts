// `lobby game:state`: moves a game between draft, announced, early access, released and no longer sold.
import { parseArgs } from 'node:util';
import { gameStates } from '../../shared/gameStates.ts';
import { readConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { setGameState } from '../features/store/commands.ts';
import { openDatabase } from '../platform/postgres/database.ts';
import { provideDatabase } from './resources.ts';
import { UsageError } from './usage.ts';

/** Ends with exit code 1 and a sentence when there is no such game, or no such step. */
export async function gameStateCommand(args: string[]): Promise<void> {
  const { game, state: wanted } = read(args);
  if (!game) throw new UsageError('--game takes the slug or the id of a game.');
  const state = gameStates.find((known) => known === wanted);
  if (!state) throw new UsageError(`--state takes ${gameStates.join(', ')}.`);
  const owned = await provideDatabase(readConfig(process.env), () => {}, { beside: true });
  const database = openDatabase(owned.url, { pool: 1 });
  try {
    await setGameState(database, game, state);
    console.log(`${game} is ${state} now.`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(
      error.appCode === 'GAME_STATE'
        ? `${game} is ${error.params['from']}, and cannot become ${state}.`
        : `There is no game ${game}.`,
    );
    process.exitCode = 1;
  } finally {
    await database.close();
    await owned.stop();
  }
}

function read(args: string[]) {
  try {
    return parseArgs({ args, options: { game: { type: 'string' }, state: { type: 'string' } } }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
