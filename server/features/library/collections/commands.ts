// Collections: a member's own shelves, by name, and what stands on them.
import { and, eq, sql } from 'drizzle-orm';
import { collections } from '../../../../drizzle/schema/library.ts';
import type { Collection } from '../../../../shared/library.ts';
import { limits } from '../../../../shared/limits.ts';
import { AppError } from '../../../errors.ts';
import { onceByKey } from '../../../platform/keys.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { isUniqueViolation } from '../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../services.ts';
import { holdMember } from '../../accounts/queries.ts';
import { tellLibrary } from '../tell.ts';

/** By which names are the same: without case, and without the forms of one letter. */
const nameKey = (name: string) => name.normalize('NFKC').toLowerCase();

const named = async <Result>(change: Promise<Result>): Promise<Result> => {
  try {
    return await change;
  } catch (error) {
    if (isUniqueViolation(error, 'collections_name')) throw new AppError('COLLECTION_NAME_TAKEN');
    throw error;
  }
};

/**
 * Makes an empty one, once for each key.
 * @throws AppError COLLECTION_NAME_TAKEN, TOO_MANY_COLLECTIONS, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function makeCollection(
  services: Services,
  memberId: string,
  { name, key }: { name: string; key: string },
): Promise<Collection> {
  await services.limits.consume('library', memberId);
  const made = await named(
    services.database.db.transaction(async (tx) => {
      await holdMember(tx, memberId);
      const now = services.clock.now();
      const call = { memberId, procedure: 'library.makeCollection', key, input: { name }, now };
      const id = services.newId();
      return (await onceByKey(tx, call, () => insert(tx, { id, memberId, name, now }))).result;
    }),
  );
  tellLibrary(services, memberId);
  return made;
}

async function insert(
  tx: Transaction,
  { id, memberId, name, now }: { id: string; memberId: string; name: string; now: number },
): Promise<Collection> {
  // Two at once would each find a place for one more.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`collections ${memberId}`}, 0))`);
  await tx.insert(collections).values({ id, memberId, name, nameKey: nameKey(name), at: new Date(now) });
  const { max } = limits.collections;
  if ((await tx.$count(collections, eq(collections.memberId, memberId))) > max)
    throw new AppError('TOO_MANY_COLLECTIONS', { max });
  return { id, name, games: 0 };
}

const own = (memberId: string, collectionId: string) =>
  and(eq(collections.memberId, memberId), eq(collections.id, collectionId));

/** @throws AppError COLLECTION_NOT_FOUND (also for another's), COLLECTION_NAME_TAKEN, RATE_LIMITED. */
export async function renameCollection(
  services: Services,
  memberId: string,
  { collectionId, name }: { collectionId: string; name: string },
): Promise<void> {
  const { database, limits: rates } = services;
  await rates.consume('library', memberId);
  const renamed = await named(
    database.db
      .update(collections)
      .set({ name, nameKey: nameKey(name) })
      .where(own(memberId, collectionId))
      .returning({ id: collections.id })
      .execute(),
  );
  if (renamed.length === 0) throw new AppError('COLLECTION_NOT_FOUND');
  tellLibrary(services, memberId);
}

/** The games stay in the library; one that is not there is no matter. @throws AppError RATE_LIMITED. */
export async function deleteCollection(
  services: Services,
  memberId: string,
  collectionId: string,
): Promise<void> {
  const { database, limits: rates } = services;
  await rates.consume('library', memberId);
  await database.db.delete(collections).where(own(memberId, collectionId));
  tellLibrary(services, memberId);
}

type Games = { collectionId: string; gameIds: readonly string[] };
const ids = (gameIds: readonly string[]) => sql`${`{${gameIds.join(',')}}`}::uuid[]`;

/**
 * Puts games into a collection: all, or none. Those that are in it stay.
 * @throws AppError COLLECTION_NOT_FOUND (also for another's), GAME_NOT_OWNED, RATE_LIMITED.
 */
export async function putIntoCollection(
  services: Services,
  memberId: string,
  { collectionId, gameIds }: Games,
): Promise<void> {
  const { database, limits: rates } = services;
  await rates.consume('library', memberId);
  await database.db.transaction(async (tx) => {
    // Held in one order, as a refund may take copies away.
    const held = await tx.execute<{ game_id: string }>(sql`
      select game_id from entitlements where member_id = ${memberId} and game_id = any(${ids(gameIds)})
      order by game_id for key share`);
    const owned = new Set([...held].map(({ game_id }) => game_id));
    const missing = gameIds.find((gameId) => !owned.has(gameId));
    const found = await tx
      .select({ id: collections.id })
      .from(collections)
      .where(own(memberId, collectionId))
      .for('key share');
    if (found.length === 0) throw new AppError('COLLECTION_NOT_FOUND');
    if (missing) throw new AppError('GAME_NOT_OWNED', { gameId: missing });
    await tx.execute(sql`
      insert into collection_games (member_id, game_id, collection_id)
      select ${memberId}, game, ${collectionId} from unnest(${ids(gameIds)}) game order by game
      on conflict do nothing`);
  });
  tellLibrary(services, memberId);
}

/**
 * Takes games out of a collection; those that are not in it are no matter.
 * @throws AppError COLLECTION_NOT_FOUND (also for another's), RATE_LIMITED.
 */
export async function takeOutOfCollection(
  services: Services,
  memberId: string,
  { collectionId, gameIds }: Games,
): Promise<void> {
  const { database, limits: rates } = services;
  await rates.consume('library', memberId);
  const { db } = database;
  const found = await db.select({ id: collections.id }).from(collections).where(own(memberId, collectionId));
  if (found.length === 0) throw new AppError('COLLECTION_NOT_FOUND');
  await db.execute(sql`
    delete from collection_games
    where member_id = ${memberId} and collection_id = ${collectionId} and game_id = any(${ids(gameIds)})`);
  tellLibrary(services, memberId);
}
