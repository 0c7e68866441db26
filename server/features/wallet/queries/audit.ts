// Compares balances with entries: what a fault of the database, or a hand in it, would leave behind.
import { sql } from 'drizzle-orm';
import type { Currency } from '../../../../shared/primitives.ts';
import type { Database } from '../../../platform/postgres/database.ts';

export type Mismatch = { accountId: string; currency: Currency; balance: bigint; entries: bigint };

/** Accounts that are looked at by one statement. */
const atOnce = 1_000;
const before = '00000000-0000-0000-0000-000000000000';

/** Every account whose balance is not the sum of its entries. Each page is read as of one moment. */
export async function* mismatches({ db }: Database): AsyncGenerator<Mismatch> {
  for (let after = before; ; ) {
    const rows = await db.execute<{ id: string; currency: Currency; balance: string; entries: string }>(sql`
      with page as (select id, currency, balance from ledger_accounts where id > ${after} order by id limit ${atOnce})
      select page.id, currency, balance, coalesce(sum(amount), 0) as entries
      from page left join ledger_entries on account_id = page.id
      group by page.id, currency, balance order by page.id`);
    for (const { id, currency, balance, entries } of rows) {
      if (balance !== entries)
        yield { accountId: id, currency, balance: BigInt(balance), entries: BigInt(entries) };
    }
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.id;
  }
}

/** What each kind of account holds; all members together may hold more than a number can. The sum of each currency is zero, or money came from nowhere. */
export async function totals({
  db,
}: Database): Promise<{ kind: string; currency: Currency; total: bigint }[]> {
  const rows = await db.execute<{ kind: string; currency: Currency; total: string }>(sql`
    select kind, currency, sum(balance) as total from ledger_accounts group by kind, currency order by currency, kind`);
  return rows.map(({ kind, currency, total }) => ({ kind, currency, total: BigInt(total) }));
}
