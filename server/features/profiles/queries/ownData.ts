// What profiles hold on a member, for their copy of it.
import { asc, eq, sql } from 'drizzle-orm';
import {
  entryReports,
  favouriteGames,
  guestbookEntries,
  memberDeeds,
  memberLevels,
} from '../../../../drizzle/schema/profiles.ts';
import { byPages, type ExportPart } from '../../../platform/exporting.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { findBackground, findPrivacy } from './chosen.ts';

async function page(tx: Transaction, memberId: string) {
  const favourites = await tx
    .select({ gameId: favouriteGames.gameId })
    .from(favouriteGames)
    .where(eq(favouriteGames.memberId, memberId))
    .orderBy(asc(favouriteGames.position));
  return {
    background: await findBackground(tx, memberId),
    privacy: await findPrivacy(tx, memberId),
    favourites: favourites.map(({ gameId }) => gameId),
  };
}

async function* deedsOf(tx: Transaction, memberId: string) {
  const { deed, points, at } = memberDeeds;
  // What a deed refers to may be somebody else.
  yield* await tx
    .select({ deed, points, at })
    .from(memberDeeds)
    .where(eq(memberDeeds.memberId, memberId))
    .orderBy(asc(at));
}

async function* levelsOf(tx: Transaction, memberId: string) {
  const { level, at } = memberLevels;
  yield* await tx
    .select({ level, at })
    .from(memberLevels)
    .where(eq(memberLevels.memberId, memberId))
    .orderBy(asc(level));
}

/** What they wrote; what others wrote into theirs is the others'. */
function guestbooks(tx: Transaction, memberId: string) {
  const { id, ownerId, authorId, body, at, editedAt } = guestbookEntries;
  return byPages(
    (after, limit) =>
      tx
        .select({ id, ownerId, body, at, editedAt })
        .from(guestbookEntries)
        .where(sql`${authorId} = ${memberId} and ${id} > ${after}`)
        .orderBy(asc(id))
        .limit(limit),
    (row) => row.id,
  );
}

/** What others wrote is theirs: the text reported is not in here. */
async function* reportsOf(tx: Transaction, memberId: string) {
  const { entryId, reason, note, at, closedAt } = entryReports;
  yield* await tx
    .select({ entryId, reason, note, at, closedAt })
    .from(entryReports)
    .where(eq(entryReports.reporterId, memberId))
    .orderBy(asc(at));
}

export const profileParts: ExportPart[] = [
  { name: 'page', read: page },
  { name: 'guestbook', read: guestbooks },
  { name: 'entryReports', read: reportsOf },
  { name: 'deeds', read: deedsOf },
  { name: 'levels', read: levelsOf },
];
