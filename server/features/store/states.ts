// Where a game stands: a draft, announced, in early access, released, or no longer sold.
import { and, eq, inArray } from 'drizzle-orm';
import { games } from '../../../drizzle/schema/store.ts';
import { type GameState, gameStates, nextStates } from '../../../shared/gameStates.ts';
import { idSchema } from '../../../shared/primitives.ts';
import { AppError } from '../../errors.ts';
import type { Database } from '../../platform/postgres/database.ts';

/**
 * Moves a game into a state; into the one it is in is no change. Copies that members own stay theirs whatever it is.
 * @param idOrSlug a game's id or its slug.
 * @throws AppError GAME_NOT_FOUND; GAME_STATE with `from` and `to` for a step that `nextStates` does not know.
 */
export async function setGameState({ db }: Database, idOrSlug: string, to: GameState): Promise<void> {
  const byId = idSchema.safeParse(idOrSlug).success;
  const game = byId ? eq(games.id, idOrSlug) : eq(games.slug, idOrSlug);
  const before = gameStates.filter((from) => from === to || nextStates[from].includes(to));
  // One statement, so that of two who decide at once the second sees what the first did.
  const moved = await db
    .update(games)
    .set({ state: to })
    .where(and(game, inArray(games.state, before)))
    .returning({ id: games.id });
  if (moved.length > 0) return;
  const [row] = await db.select({ state: games.state }).from(games).where(game);
  if (!row) throw new AppError('GAME_NOT_FOUND');
  throw new AppError('GAME_STATE', { from: row.state, to });
}
