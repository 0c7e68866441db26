// What the profile of somebody who deleted their account was: it goes, with what they wrote into others' guestbooks.
import { eq, or } from 'drizzle-orm';
import {
  favouriteGames,
  guestbookEntries,
  memberDeeds,
  memberLevels,
  profiles,
} from '../../../../drizzle/schema/profiles.ts';
import type { Database } from '../../../platform/postgres/database.ts';

/** May be repeated. */
export async function forgetProfile({ db }: Database, memberId: string): Promise<void> {
  await db.delete(profiles).where(eq(profiles.memberId, memberId));
  await db.delete(favouriteGames).where(eq(favouriteGames.memberId, memberId));
  await db.delete(memberDeeds).where(eq(memberDeeds.memberId, memberId));
  await db.delete(memberLevels).where(eq(memberLevels.memberId, memberId));
  await db
    .delete(guestbookEntries)
    .where(or(eq(guestbookEntries.ownerId, memberId), eq(guestbookEntries.authorId, memberId)));
}
