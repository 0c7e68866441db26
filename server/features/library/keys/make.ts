// Making product keys, for the console. Their codes are told once; the tables know hashes.
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { productKeys } from '../../../../drizzle/schema/library.ts';
import { productKey } from '../../../../shared/productKey.ts';
import { AppError } from '../../../errors.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { hashKey } from './codes.ts';

const atOnce = 1_000;

/**
 * Makes keys of a game, all of them or none.
 * @param slug the game's slug or its id.
 * @returns their codes, as they are shown.
 * @throws AppError GAME_NOT_FOUND, also for one that is not announced yet.
 */
export async function makeProductKeys(
  { database: { db }, newId, clock }: { database: Database } & Pick<Services, 'newId' | 'clock'>,
  slug: string,
  count: number,
): Promise<string[]> {
  const [game] = await db.execute<{ id: string }>(
    sql`select id from games where (slug = ${slug} or id::text = ${slug.toLowerCase()}) and state <> 'draft'`,
  );
  if (!game) throw new AppError('GAME_NOT_FOUND');
  const madeAt = new Date(clock.now());
  const codes = Array.from({ length: count }, () => productKey.write(randomBytes(productKey.bytes)));
  const rows = codes.map((code) => ({ id: newId(), gameId: game.id, codeHash: hashKey(code), madeAt }));
  await db.transaction(async (tx) => {
    for (let done = 0; done < rows.length; done += atOnce) {
      await tx.insert(productKeys).values(rows.slice(done, done + atOnce));
    }
  });
  return codes.map(productKey.show);
}
