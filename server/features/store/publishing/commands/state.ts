// Moves a game between its states, with a line in the audit log.
import { eq } from 'drizzle-orm';
import { games } from '../../../../../drizzle/schema/store.ts';
import { type GameState, nextStates } from '../../../../../shared/gameStates.ts';
import { AppError } from '../../../../errors.ts';
import type { Services } from '../../../../services.ts';
import { noteKept } from '../../../accounts/commands.ts';
import { changeGame } from './change.ts';

/**
 * One step; into the state it is in is no change. A game whose day is not known, or yet to come, comes out as it is released.
 * @throws AppError GAME_STATE with `from` and `to`, GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function moveGame(
  services: Services,
  memberId: string,
  gameId: string,
  to: GameState,
): Promise<void> {
  const now = new Date(services.clock.now());
  await changeGame(services, memberId, gameId, async (tx, { state: from, slug, releasedAt }) => {
    if (from === to) return;
    if (!nextStates[from].includes(to)) throw new AppError('GAME_STATE', { from, to });
    const out = to === 'released' || to === 'early';
    const comesOut = out && (releasedAt === null || releasedAt > now);
    await tx
      .update(games)
      .set({ state: to, ...(comesOut && { releasedAt: now }) })
      .where(eq(games.id, gameId));
    await noteKept(tx, services, {
      actorId: memberId,
      memberId: null,
      action: 'gameState',
      details: { gameId, game: slug, from, to },
    });
  });
}
