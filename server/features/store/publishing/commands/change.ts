// What every change for a publisher begins with: who does it, that they may, and the game, held.
import { eq } from 'drizzle-orm';
import { games } from '../../../../../drizzle/schema/store.ts';
import { AppError } from '../../../../errors.ts';
import type { Transaction } from '../../../../platform/postgres/database.ts';
import type { Services } from '../../../../services.ts';
import { holdMember } from '../../../accounts/queries.ts';
import { expectGameOf } from '../policy.ts';

export type Held = Pick<
  typeof games.$inferSelect,
  'id' | 'slug' | 'state' | 'publisherId' | 'releasedAt' | 'version'
>;

/**
 * Runs a change of a game in a transaction that holds the member and the game.
 * @throws AppError GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED, NOT_SIGNED_IN, and what the change throws.
 */
export async function changeGame<Result>(
  services: Services,
  memberId: string,
  gameId: string,
  change: (tx: Transaction, game: Held) => Promise<Result>,
): Promise<Result> {
  await services.limits.consume('publish', memberId);
  return services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    await expectGameOf(tx, memberId, gameId, 'sell');
    const { id, slug, state, publisherId, releasedAt, version } = games;
    const [held] = await tx
      .select({ id, slug, state, publisherId, releasedAt, version })
      .from(games)
      .where(eq(games.id, gameId))
      .for('no key update');
    if (!held) throw new AppError('GAME_NOT_FOUND');
    return change(tx, held);
  });
}
