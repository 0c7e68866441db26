// What members choose for their own page: who sees what, the background, the games that stand on top.
import { eq, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { favouriteGames, profiles } from '../../../../drizzle/schema/profiles.ts';
import type { Background } from '../../../../shared/backgrounds.ts';
import type { Privacy } from '../../../../shared/privacy.ts';
import type { setPrivacyInput } from '../../../../shared/profiles.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { isForeignKeyViolation } from '../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../services.ts';
import { holdMember } from '../../accounts/queries.ts';
import { holdOwnedAmong } from '../../library/queries.ts';
import { findPrivacy } from '../queries/chosen.ts';
import { awardComplete } from './complete.ts';

/** Changes what is named. Again is no change. @throws AppError RATE_LIMITED, NOT_SIGNED_IN. */
export async function setPrivacy(
  { database, limits }: Services,
  memberId: string,
  input: z.output<typeof setPrivacyInput>,
): Promise<Privacy> {
  await limits.consume('profile', memberId);
  const { untold, ...parts } = input;
  const named = {
    ...Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)),
    ...(untold && {
      untold: sql`array(select json_array_elements_text(${JSON.stringify(untold)}::text::json))`,
    }),
  };
  return database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    if (Object.keys(named).length > 0) await choose(tx, memberId, named);
    return findPrivacy(tx, memberId);
  });
}

/** @param background null leaves it to the house. @throws AppError RATE_LIMITED, NOT_SIGNED_IN. */
export async function setBackground(
  services: Services,
  memberId: string,
  background: Background | null,
): Promise<void> {
  const { clock, database, limits } = services;
  await limits.consume('profile', memberId);
  await database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    await choose(tx, memberId, { background });
    await awardComplete(tx, memberId, clock.now());
  });
}

type Chosen = Omit<Partial<typeof profiles.$inferInsert>, 'untold'> & { untold?: SQL };

const choose = (tx: Transaction, memberId: string, chosen: Chosen) =>
  tx
    .insert(profiles)
    .values({ ...chosen, memberId })
    .onConflictDoUpdate({ target: profiles.memberId, set: chosen });

/**
 * Puts these games, in this order, where others stood. Again is no change.
 * @throws AppError GAME_NOT_OWNED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function setFavourites(
  { database, limits }: Services,
  memberId: string,
  gameIds: readonly string[],
): Promise<void> {
  await limits.consume('profile', memberId);
  try {
    await database.db.transaction(async (tx) => {
      await holdMember(tx, memberId);
      // Of two at once the later one stands, whole.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`favourites ${memberId}`}, 0))`);
      // The copies first, as by whoever gives one back: its favourite goes with it.
      const owned = await holdOwnedAmong(tx, memberId, gameIds);
      const missing = gameIds.find((gameId) => !owned.has(gameId));
      if (missing) throw new AppError('GAME_NOT_OWNED', { gameId: missing });
      await tx.delete(favouriteGames).where(eq(favouriteGames.memberId, memberId));
      if (gameIds.length === 0) return;
      const rows = gameIds.map((gameId, position) => ({ memberId, gameId, position }));
      await tx.insert(favouriteGames).values(rows);
    });
  } catch (error) {
    // Given back in this very moment.
    if (isForeignKeyViolation(error, 'favourite_games_copy')) throw new AppError('GAME_NOT_OWNED');
    throw error;
  }
}
