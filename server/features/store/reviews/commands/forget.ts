// What somebody who deleted their account leaves around reviews; what they wrote stays, under nobody's name.
import { eq, sql } from 'drizzle-orm';
import { publisherMembers, reviews, reviewVotes } from '../../../../../drizzle/schema/reviews.ts';
import type { Database } from '../../../../platform/postgres/database.ts';

/**
 * Takes back their votes, forgets why a review of theirs was hidden, and nobody is spoken for by them. Reviews are held in
 * one order, as others may leave too.
 */
export async function forgetInReviews({ db }: Database, memberId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      select from reviews where member_id = ${memberId}
        or id in (select review_id from review_votes where member_id = ${memberId})
      order by id for no key update`);
    await tx.delete(reviewVotes).where(eq(reviewVotes.memberId, memberId));
    await tx.update(reviews).set({ hiddenReason: '' }).where(eq(reviews.memberId, memberId));
    await tx.delete(publisherMembers).where(eq(publisherMembers.memberId, memberId));
  });
}
