// A block takes back what the two have asked each other into.
import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../../platform/postgres/database.ts';

/**
 * Of either by the other into a group. To be called while both members are held, as whoever invites and whoever answers
 * holds them: none is sent or accepted meanwhile. Their alerts are for the caller to withdraw.
 */
export async function endInvitationsBetween(tx: Transaction, one: string, other: string): Promise<void> {
  await tx.execute(sql`
    delete from group_invitations
    where (member_id, actor_id) in ((${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid))`);
}
