// Sales of a game: begun at a time, over at another, never two at once.
import { and, eq, gt, lt } from 'drizzle-orm';
import { sales } from '../../../../../drizzle/schema/store.ts';
import type { AddSale } from '../../../../../shared/publishing.ts';
import { AppError } from '../../../../errors.ts';
import { onceByKey } from '../../../../platform/keys.ts';
import { isExclusionViolation } from '../../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../../services.ts';
import { changeGame } from './change.ts';

/**
 * Announces a sale.
 * @throws AppError SALE_PAST, SALE_OVERLAPS, GAME_NOT_FOUND, NOT_ALLOWED, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function addSale(
  services: Services,
  memberId: string,
  { key, ...input }: AddSale,
): Promise<{ saleId: string }> {
  const now = services.clock.now();
  const { gameId, percent } = input;
  const [startsAt, endsAt] = [new Date(input.startsAt), new Date(input.endsAt)];
  try {
    return await changeGame(services, memberId, gameId, async (tx, { publisherId }) => {
      const call = { memberId, procedure: 'store.publishing.addSale', key, input, now };
      const { result } = await onceByKey(tx, call, async () => {
        if (input.endsAt <= now) throw new AppError('SALE_PAST');
        const [other] = await tx
          .select({ id: sales.id })
          .from(sales)
          .where(and(eq(sales.gameId, gameId), lt(sales.startsAt, endsAt), gt(sales.endsAt, startsAt)))
          .limit(1);
        if (other) throw new AppError('SALE_OVERLAPS');
        const saleId = services.newId();
        await tx.insert(sales).values({ id: saleId, gameId, percent, startsAt, endsAt, publisherId });
        return { saleId };
      });
      return result;
    });
  } catch (error) {
    throw isExclusionViolation(error, 'sales_no_two_at_once') ? new AppError('SALE_OVERLAPS') : error;
  }
}

/**
 * Ends a sale that runs, or takes back one that has not begun; one that is over, or gone, is no change.
 * @throws AppError GAME_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function endSale(
  services: Services,
  memberId: string,
  { gameId, saleId }: { gameId: string; saleId: string },
): Promise<void> {
  const now = new Date(services.clock.now());
  await changeGame(services, memberId, gameId, async (tx) => {
    const its = and(eq(sales.id, saleId), eq(sales.gameId, gameId));
    const [sale] = await tx.select().from(sales).where(its).for('update');
    if (!sale || sale.endsAt <= now) return;
    if (sale.startsAt >= now) await tx.delete(sales).where(its);
    else await tx.update(sales).set({ endsAt: now }).where(its);
  });
}
