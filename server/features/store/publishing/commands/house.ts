// A publisher's own name and text, as its page shows them.
import { eq, sql } from 'drizzle-orm';
import { games, publishers } from '../../../../../drizzle/schema/store.ts';
import { languages } from '../../../../../shared/primitives.ts';
import type { SavePublisher } from '../../../../../shared/publishing.ts';
import { AppError } from '../../../../errors.ts';
import { onceByKey } from '../../../../platform/keys.ts';
import { plain } from '../../../../platform/postgres/plain.ts';
import type { Services } from '../../../../services.ts';
import { noteKept } from '../../../accounts/commands.ts';
import { holdMember } from '../../../accounts/queries.ts';
import { refreshSearch } from '../../catalogue/refreshSearch.ts';
import { expectPublisher } from '../policy.ts';

/**
 * Says what a publisher is, by the version that was edited. Another name stands in the audit log, and its games are found
 * by it.
 * @throws AppError EDIT_CONFLICT with the `version` that stands now, PUBLISHER_NOT_FOUND, NOT_ALLOWED, KEY_REUSED,
 *   RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function savePublisher(
  services: Services,
  memberId: string,
  { key, ...input }: SavePublisher,
): Promise<{ version: number }> {
  await services.limits.consume('publish', memberId);
  const { publisherId, name } = input;
  return services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    const now = services.clock.now();
    const call = { memberId, procedure: 'store.publishing.savePublisher', key, input, now };
    const { result } = await onceByKey(tx, call, async () => {
      await expectPublisher(tx, memberId, publisherId, 'house');
      const its = eq(publishers.id, publisherId);
      const [held] = await tx.select().from(publishers).where(its).for('no key update');
      if (!held) throw new AppError('PUBLISHER_NOT_FOUND');
      if (held.version !== input.version) throw new AppError('EDIT_CONFLICT', { version: held.version });
      const said = languages.filter((language) => input.about[language] !== '');
      const about = Object.fromEntries(said.map((language) => [language, input.about[language]]));
      const version = sql`${publishers.version} + 1`;
      await tx.update(publishers).set({ name, about, version }).where(its);
      if (name !== held.name) {
        const owned = await tx.select({ id: games.id }).from(games).where(eq(games.publisherId, publisherId));
        await refreshSearch(
          plain(tx),
          owned.map(({ id }) => id),
        );
        const details = { publisherId, from: held.name, to: name };
        await noteKept(tx, services, { actorId: memberId, memberId: null, action: 'publisherName', details });
      }
      return { version: held.version + 1 };
    });
    return result;
  });
}
