// A publisher's bundles: made, changed as a whole, offered and ended.
import { and, eq, ne, sql } from 'drizzle-orm';
import { bundleGames, bundles } from '../../../../../drizzle/schema/bundles.ts';
import { publishers } from '../../../../../drizzle/schema/store.ts';
import { bundleLimits } from '../../../../../shared/bundleShares.ts';
import type { MakeBundle, SaveBundle } from '../../../../../shared/bundles.ts';
import { languages } from '../../../../../shared/primitives.ts';
import { AppError } from '../../../../errors.ts';
import { onceByKey } from '../../../../platform/keys.ts';
import type { Transaction } from '../../../../platform/postgres/database.ts';
import { plain } from '../../../../platform/postgres/plain.ts';
import type { Services } from '../../../../services.ts';
import { holdMember } from '../../../accounts/queries.ts';
import { digest, plainSlug } from '../../catalogue/slugs.ts';
import { expectPublisher } from '../policy.ts';

type Facts = Omit<MakeBundle, 'publisherId' | 'key'>;

/**
 * Makes a bundle, as a draft or offered at once. Its address comes from its name and stays.
 * @throws AppError PUBLISHER_NOT_FOUND, NOT_ALLOWED, BUNDLE_GAME, TOO_MANY_BUNDLES, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function makeBundle(
  services: Services,
  memberId: string,
  { key, ...input }: MakeBundle,
): Promise<{ bundleId: string }> {
  await services.limits.consume('publish', memberId);
  const now = services.clock.now();
  const { publisherId } = input;
  return services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    const call = { memberId, procedure: 'store.publishing.makeBundle', key, input, now };
    const { result } = await onceByKey(tx, call, async () => {
      await expectPublisher(tx, memberId, publisherId, 'sell');
      // Of two at once the second counts the first one's bundle.
      await tx
        .select({ id: publishers.id })
        .from(publishers)
        .where(eq(publishers.id, publisherId))
        .for('no key update');
      await expectGames(tx, publisherId, input);
      await expectRoom(tx, publisherId, input);
      const bundleId = services.newId();
      const slug = `${plainSlug(input.name) || 'bundle'}-${digest(bundleId, 8)}`;
      await tx.insert(bundles).values({ id: bundleId, slug, publisherId, ...columnsOf(input) });
      await putGames(tx, bundleId, input.gameIds);
      return { bundleId };
    });
    return result;
  });
}

/**
 * Says what a bundle is, by the version that was edited. Once it was offered its games stay, and it is no draft again.
 * @throws AppError BUNDLE_NOT_FOUND also for another's, NOT_ALLOWED, EDIT_CONFLICT with the `version` that stands now,
 *   BUNDLE_FIXED, BUNDLE_GAME, TOO_MANY_BUNDLES, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function saveBundle(
  services: Services,
  memberId: string,
  { key, ...input }: SaveBundle,
): Promise<{ version: number }> {
  await services.limits.consume('publish', memberId);
  const now = services.clock.now();
  const { bundleId } = input;
  return services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    const call = { memberId, procedure: 'store.publishing.saveBundle', key, input, now };
    const { result } = await onceByKey(tx, call, async () => {
      const [known] = await tx
        .select({ publisherId: bundles.publisherId })
        .from(bundles)
        .where(eq(bundles.id, bundleId));
      if (!known) throw new AppError('BUNDLE_NOT_FOUND');
      const { publisherId } = known;
      await expectPublisher(tx, memberId, publisherId, 'sell').catch((error: unknown) => {
        const isOthers = error instanceof AppError && error.appCode === 'PUBLISHER_NOT_FOUND';
        throw isOthers ? new AppError('BUNDLE_NOT_FOUND') : error;
      });
      await tx
        .select({ id: publishers.id })
        .from(publishers)
        .where(eq(publishers.id, publisherId))
        .for('no key update');
      const its = eq(bundles.id, bundleId);
      const [held] = await tx.select().from(bundles).where(its).for('no key update');
      if (!held) throw new AppError('BUNDLE_NOT_FOUND');
      if (held.version !== input.version) throw new AppError('EDIT_CONFLICT', { version: held.version });
      if (held.state === 'draft') {
        await expectGames(tx, publisherId, input);
        await tx.delete(bundleGames).where(eq(bundleGames.bundleId, bundleId));
        await putGames(tx, bundleId, input.gameIds);
      } else await expectSameGames(tx, bundleId, input);
      if (held.state === 'ended') await expectRoom(tx, publisherId, input);
      await tx
        .update(bundles)
        .set({ ...columnsOf(input), version: sql`${bundles.version} + 1` })
        .where(its);
      return { version: held.version + 1 };
    });
    return result;
  });
}

function columnsOf({ name, about, percent, state, startsAt, endsAt }: Facts) {
  const said = languages.filter((language) => about[language] !== '');
  return {
    name,
    percent,
    state,
    about: Object.fromEntries(said.map((language) => [language, about[language]])),
    startsAt: startsAt === null ? null : new Date(startsAt),
    endsAt: endsAt === null ? null : new Date(endsAt),
  };
}

/** All of them the publisher's own; of what is offered each out, and sold for money somewhere. */
async function expectGames(
  tx: Transaction,
  publisherId: string,
  { gameIds, state }: Pick<Facts, 'gameIds' | 'state'>,
): Promise<void> {
  const rows = await plain(tx)<{ id: string; good: boolean }[]>`
    select id, sold and exists (select 1 from prices where game_id = games.id and amount > 0) as good
    from games where publisher_id = ${publisherId} and id = any(${`{${gameIds.join(',')}}`}::uuid[])`;
  const good = new Map([...rows].map((row) => [row.id, row.good]));
  const wrong = gameIds.find((id) => !good.has(id) || (state === 'offered' && !good.get(id)));
  if (wrong !== undefined) throw new AppError('BUNDLE_GAME', { gameId: wrong });
}

async function expectSameGames(tx: Transaction, bundleId: string, { gameIds, state }: Facts): Promise<void> {
  const rows = await tx
    .select({ gameId: bundleGames.gameId })
    .from(bundleGames)
    .where(eq(bundleGames.bundleId, bundleId));
  const held = new Set(rows.map(({ gameId }) => gameId));
  const same = held.size === gameIds.length && gameIds.every((gameId) => held.has(gameId));
  if (!same || state === 'draft') throw new AppError('BUNDLE_FIXED');
}

/** The publisher is held: nobody else makes one meanwhile. */
async function expectRoom(tx: Transaction, publisherId: string, { state }: Facts): Promise<void> {
  if (state === 'ended') return;
  const open = await tx.$count(
    bundles,
    and(eq(bundles.publisherId, publisherId), ne(bundles.state, 'ended')),
  );
  if (open >= bundleLimits.open.max) throw new AppError('TOO_MANY_BUNDLES', bundleLimits.open);
}

const putGames = (tx: Transaction, bundleId: string, gameIds: readonly string[]) =>
  tx.insert(bundleGames).values(gameIds.map((gameId, position) => ({ bundleId, gameId, position })));
