// What somebody who deleted their account leaves around reviews; what they wrote stays, under nobody's name.
import { eq, sql } from 'drizzle-orm';
import { publisherMembers, reviewVotes } from '../../../../../drizzle/schema/reviews.ts';
import type { Database } from '../../../../platform/postgres/database.ts';

/** Takes back their votes, and nobody is spoken for by them; reviews are held in one order, as others may leave too. */
export async function forgetInReviews({ db }: Database, memberId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      select from reviews where id in (select review_id from review_votes where member_id = ${memberId})
      order by id for no key update`);
    await tx.delete(reviewVotes).where(eq(reviewVotes.memberId, memberId));
    await tx.delete(publisherMembers).where(eq(publisherMembers.memberId, memberId));
  });
}
