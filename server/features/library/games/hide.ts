// Hiding a game from one's own lists, and showing it again.
import { and, eq } from 'drizzle-orm';
import { entitlements } from '../../../../drizzle/schema/library.ts';
import { AppError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import { tellLibrary } from '../tell.ts';

/** @throws AppError GAME_NOT_OWNED, RATE_LIMITED. */
export async function setHidden(
  services: Services,
  memberId: string,
  gameId: string,
  hidden: boolean,
): Promise<void> {
  await services.limits.consume('library', memberId);
  const set = await services.database.db
    .update(entitlements)
    .set({ hidden })
    .where(and(eq(entitlements.memberId, memberId), eq(entitlements.gameId, gameId)))
    .returning({ gameId: entitlements.gameId });
  if (set.length === 0) throw new AppError('GAME_NOT_OWNED', { gameId });
  tellLibrary(services, memberId);
}
