// What a game costs: its price in a currency.
import { and, eq } from 'drizzle-orm';
import { prices } from '../../../../../drizzle/schema/store.ts';
import type { Currency } from '../../../../../shared/primitives.ts';
import type { Services } from '../../../../services.ts';
import { changeGame } from './change.ts';

type Price = { gameId: string; currency: Currency; amount: number | null };

/**
 * Sets a price, or takes the game off sale in that currency; the same again is no change.
 * @throws AppError GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function setPrice(
  services: Services,
  memberId: string,
  { gameId, currency, amount }: Price,
): Promise<void> {
  await changeGame(services, memberId, gameId, async (tx) => {
    if (amount === null) {
      await tx.delete(prices).where(and(eq(prices.gameId, gameId), eq(prices.currency, currency)));
      return;
    }
    await tx
      .insert(prices)
      .values({ gameId, currency, amount })
      .onConflictDoUpdate({ target: [prices.gameId, prices.currency], set: { amount } });
  });
}
