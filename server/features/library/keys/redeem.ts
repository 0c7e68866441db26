// Redeeming a product key: once, whoever tries.
import { eq } from 'drizzle-orm';
import { productKeys } from '../../../../drizzle/schema/library.ts';
import type { Language } from '../../../../shared/primitives.ts';
import { productKey } from '../../../../shared/productKey.ts';
import type { GameRef } from '../../../../shared/store.ts';
import { AppError } from '../../../errors.ts';
import { onceByKey } from '../../../platform/keys.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { holdMember } from '../../accounts/queries.ts';
import { tellDeedAfter } from '../../profiles/commands/deed.ts';
import { clearCart, noteBought } from '../../store/commands.ts';
import { findTitles } from '../../store/queries/titles.ts';
import { grant } from '../commands.ts';
import { tellLibraryAfter } from '../tell.ts';
import { hashKey } from './codes.ts';

type Asked = { code: string; key: string; language: Language };

/**
 * Redeems a key, however it was typed, and tells which game it was. What is no key at all costs no try; of a game that
 * the member has already the key stays good.
 * @param address of the caller: tries are counted by it too.
 * @throws AppError PRODUCT_KEY_WRONG, PRODUCT_KEY_USED, ALREADY_OWNED, RATE_LIMITED, KEY_REUSED, NOT_SIGNED_IN.
 */
export async function redeemKey(
  services: Services,
  memberId: string,
  address: string,
  { code: typed, key, language }: Asked,
): Promise<GameRef> {
  const code = productKey.read(typed);
  if (code === null) throw new AppError('PRODUCT_KEY_WRONG');
  const { limits, live, clock, database } = services;
  await limits.consume('productKeyAddress', address);
  await limits.consume('productKey', memberId);
  const giveBack = async () => {
    await limits.reward('productKeyAddress', address);
    await limits.reward('productKey', memberId);
  };
  const { gameId } = await live
    .transact(async (tx) => {
      await holdMember(tx, memberId);
      const now = clock.now();
      const call = { memberId, procedure: 'library.redeem', key, input: { code }, now };
      const { result, repeated } = await onceByKey(tx, call, () => take(tx, memberId, code, now));
      if (!repeated) {
        tellLibraryAfter(tx, memberId);
        tellDeedAfter(tx, memberId);
      }
      return result;
    })
    .catch(async (error: unknown) => {
      // It was a right one.
      if (error instanceof AppError && error.appCode === 'ALREADY_OWNED') await giveBack();
      throw error;
    });
  await giveBack();
  const game = (await findTitles(database.db, [gameId], language)).get(gameId);
  if (!game) throw new AppError('GAME_NOT_FOUND');
  return game;
}

async function take(
  tx: Transaction,
  memberId: string,
  code: string,
  now: number,
): Promise<{ gameId: string }> {
  const [found] = await tx
    .select()
    .from(productKeys)
    .where(eq(productKeys.codeHash, hashKey(code)))
    .for('update');
  if (!found) throw new AppError('PRODUCT_KEY_WRONG');
  if (found.redeemedAt !== null) throw new AppError('PRODUCT_KEY_USED');
  const { id, gameId } = found;
  await tx
    .update(productKeys)
    .set({ redeemedAt: new Date(now), redeemedBy: memberId })
    .where(eq(productKeys.id, id));
  // Games are held before the copies, as by whoever writes about them.
  await noteBought(tx, memberId, [gameId]);
  await grant(tx, memberId, [{ gameId, lineId: null }], now);
  await clearCart(tx, memberId, [gameId]);
  return { gameId };
}
