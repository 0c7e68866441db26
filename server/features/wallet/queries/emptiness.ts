// Whether a wallet may change its currency.
import { sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/postgres/database.ts';

/** Whether there is nothing in a member's wallet, and no charge on its way. */
export async function isWalletEmpty(db: Executor, memberId: string): Promise<boolean> {
  const [row] = await db.execute<{ empty: boolean }>(sql`
    select not exists (select from ledger_accounts where member_id = ${memberId} and balance <> 0)
      and not exists (select from charges where member_id = ${memberId} and state = 'ready') as empty`);
  return row?.empty ?? true;
}
