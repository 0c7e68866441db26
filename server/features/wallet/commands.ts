// Changes of the wallet that other features ask for.
import { and, eq, isNull } from 'drizzle-orm';
import { giftCards } from '../../../drizzle/schema/payments.ts';
import type { Database } from '../../platform/postgres/database.ts';

/** Gift cards that were sent to a member who has left go back to those who bought them, who have their codes then. */
export async function returnGiftCards({ db }: Database, recipientId: string): Promise<void> {
  await db
    .update(giftCards)
    .set({ recipientId: null })
    .where(and(eq(giftCards.recipientId, recipientId), isNull(giftCards.redeemedAt)));
}
