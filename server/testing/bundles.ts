// Bundles for tests: of games that were stocked, by their own publisher.
import { bundleGames, bundles } from '../../drizzle/schema/bundles.ts';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';

type Facts = Partial<Pick<typeof bundles.$inferInsert, 'name' | 'percent' | 'state' | 'startsAt' | 'endsAt'>>;

/** Offers these games together; their publisher is the first one's. @returns its id. */
export async function stockBundle(
  { database, newId }: Services,
  gameIds: readonly string[],
  { name = 'A bundle', percent = 20, state = 'offered', startsAt = null, endsAt = null }: Facts = {},
): Promise<string> {
  const [game] = await database.sql`select publisher_id from games where id = ${gameIds[0] ?? ''}`;
  if (!game) throw new AppError('GAME_NOT_FOUND');
  const id = newId();
  const publisherId = String(game['publisher_id']);
  const facts = { name, percent, state, startsAt, endsAt };
  await database.db
    .insert(bundles)
    .values({ id, slug: `bundle-${id}`, publisherId, about: { en: 'Both' }, ...facts });
  await database.db
    .insert(bundleGames)
    .values(gameIds.map((gameId, position) => ({ bundleId: id, gameId, position })));
  return id;
}
