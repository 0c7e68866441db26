// A new game: a draft with a name, which nobody but its makers sees.
import { and, count, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { gameCategories, games, publishers } from '../../../../../drizzle/schema/store.ts';
import type { makeGameInput } from '../../../../../shared/publishing.ts';
import { publishingLimits } from '../../../../../shared/publishingRights.ts';
import { AppError } from '../../../../errors.ts';
import { onceByKey } from '../../../../platform/keys.ts';
import { plain } from '../../../../platform/postgres/plain.ts';
import type { Services } from '../../../../services.ts';
import { holdMember } from '../../../accounts/queries.ts';
import { GENRES } from '../../art/types.ts';
import { refreshSearch } from '../../catalogue/refreshSearch.ts';
import { provideShelves } from '../../catalogue/shelves.ts';
import { digest, slugChoices } from '../../catalogue/slugs.ts';
import { expectPublisher } from '../policy.ts';

/** Pictures of each game's gallery, drawn as long as none is uploaded. */
const pictures = 5;
/** Where every game stands. */
const everything = 'all';

/**
 * Makes a draft. Its address comes from its name and stays.
 * @throws AppError PUBLISHER_NOT_FOUND, NOT_ALLOWED, TOO_MANY_DRAFTS, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function makeGame(
  services: Services,
  memberId: string,
  { key, ...input }: z.output<typeof makeGameInput>,
): Promise<{ gameId: string }> {
  await services.limits.consume('publish', memberId);
  const now = services.clock.now();
  const { publisherId, title } = input;
  return services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    const call = { memberId, procedure: 'store.publishing.make', key, input, now };
    const { result } = await onceByKey(tx, call, async () => {
      const { name } = await expectPublisher(tx, memberId, publisherId, 'sell');
      // Of two at once the second counts the first one's draft.
      await tx.select().from(publishers).where(eq(publishers.id, publisherId)).for('no key update');
      const [{ drafts } = { drafts: 0 }] = await tx
        .select({ drafts: count() })
        .from(games)
        .where(and(eq(games.publisherId, publisherId), eq(games.state, 'draft')));
      const { max } = publishingLimits.drafts;
      if (drafts >= max) throw new AppError('TOO_MANY_DRAFTS', { max });
      await provideShelves(plain(tx));
      const gameId = services.newId();
      for (const slug of slugChoices(title, name, gameId)) {
        const made = await tx
          .insert(games)
          .values({
            id: gameId,
            slug,
            title,
            titles: {},
            publisherId,
            genre: GENRES[Number.parseInt(digest(gameId, 6), 16) % GENRES.length] ?? 'puzzle',
            systems: [],
            languages: [],
            state: 'draft',
            pictures,
            trailer: false,
          })
          .onConflictDoNothing()
          .returning({ id: games.id });
        if (made.length > 0) break;
      }
      await tx.insert(gameCategories).values({ category: everything, gameId });
      await refreshSearch(plain(tx), [gameId]);
      return { gameId };
    });
    return result;
  });
}
