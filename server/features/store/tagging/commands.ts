// Members tag games they own; moderators hide tags that do not belong there.
import { and, eq, inArray } from 'drizzle-orm';
import { hiddenTags, memberTags, tags } from '../../../../drizzle/schema/store.ts';
import { AppError } from '../../../errors.ts';
import type { Database, Transaction } from '../../../platform/postgres/database.ts';
import { plain } from '../../../platform/postgres/plain.ts';
import type { Services } from '../../../services.ts';
import { noteKept } from '../../accounts/commands.ts';
import { holdMember } from '../../accounts/queries.ts';
import { findCopy } from '../../library/queries.ts';
import { refreshSearch } from '../catalogue/refreshSearch.ts';
import { holdGame } from '../reviews/hold.ts';
import { settleMemberTags } from './settle.ts';

/**
 * Says which tags a member gives a game; those they gave before and do not name are taken back.
 * @throws AppError GAME_NOT_FOUND, TAG_WITHOUT_COPY, TAG_NOT_FOUND, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function tagGame(
  services: Services,
  memberId: string,
  { gameId, tags: wanted }: { gameId: string; tags: readonly string[] },
): Promise<void> {
  await services.limits.consume('wish', memberId);
  await services.database.db.transaction(async (tx) => {
    await holdMember(tx, memberId);
    await holdGame(tx, gameId);
    if (!(await findCopy(tx, memberId, gameId))) throw new AppError('TAG_WITHOUT_COPY');
    await expectTags(tx, wanted);
    await tx.delete(memberTags).where(and(eq(memberTags.gameId, gameId), eq(memberTags.memberId, memberId)));
    const at = new Date(services.clock.now());
    if (wanted.length > 0)
      await tx.insert(memberTags).values(wanted.map((tag) => ({ gameId, tag, memberId, at })));
    await settle(tx, [gameId]);
  });
}

/** @throws AppError TAG_NOT_FOUND with its `tag`. */
export async function expectTags(tx: Transaction, wanted: readonly string[]): Promise<void> {
  if (wanted.length === 0) return;
  const found = await tx
    .select({ slug: tags.slug })
    .from(tags)
    .where(inArray(tags.slug, [...wanted]));
  const there = new Set(found.map(({ slug }) => slug));
  const missing = wanted.find((slug) => !there.has(slug));
  if (missing !== undefined) throw new AppError('TAG_NOT_FOUND', { tag: missing });
}

type Hiding = { gameId: string; tag: string; hidden: boolean };

/**
 * Hides a tag of members from a game, or lets it stand again; what is so already is no change. The audit log says so.
 * @throws AppError GAME_NOT_FOUND, TAG_NOT_FOUND, NOT_SIGNED_IN.
 */
export async function hideTag(services: Services, keeperId: string, { gameId, tag, hidden }: Hiding) {
  await services.database.db.transaction(async (tx) => {
    await holdMember(tx, keeperId);
    await holdGame(tx, gameId);
    await expectTags(tx, [tag]);
    const changed = hidden
      ? await tx.insert(hiddenTags).values({ gameId, tag }).onConflictDoNothing().returning()
      : await tx
          .delete(hiddenTags)
          .where(and(eq(hiddenTags.gameId, gameId), eq(hiddenTags.tag, tag)))
          .returning();
    if (changed.length === 0) return;
    await settle(tx, [gameId]);
    await noteKept(tx, services, {
      actorId: keeperId,
      memberId: null,
      action: hidden ? 'hideTag' : 'showTag',
      details: { gameId, tag },
    });
  });
}

async function settle(tx: Transaction, gameIds: readonly string[]): Promise<void> {
  await settleMemberTags(plain(tx), gameIds);
  await refreshSearch(plain(tx), gameIds);
}

/** Takes back the tags of somebody who has a game no longer; the game is held. */
export async function takeTagsBack(tx: Transaction, memberId: string, gameId: string): Promise<void> {
  const taken = await tx
    .delete(memberTags)
    .where(and(eq(memberTags.gameId, gameId), eq(memberTags.memberId, memberId)))
    .returning({ tag: memberTags.tag });
  if (taken.length > 0) await settle(tx, [gameId]);
}

/** Takes back the tags of somebody who deleted their account; games are held in one order, as others may leave too. */
export async function forgetTags({ db }: Database, memberId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const held = await plain(tx)<{ id: string }[]>`
      select id from games where id in (select game_id from member_tags where member_id = ${memberId})
      order by id for no key update`;
    if (held.length === 0) return;
    await tx.delete(memberTags).where(eq(memberTags.memberId, memberId));
    await settle(
      tx,
      held.map(({ id }) => id),
    );
  });
}
