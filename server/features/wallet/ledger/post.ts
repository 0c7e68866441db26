// Moves money: the one place where entries are written. The database moves the balances with them and refuses what does
// not sum to zero, would overdraw a member, or stands there already.
import { sql } from 'drizzle-orm';
import type { Country, Currency, Money } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import type { Executor, Transaction } from '../../../platform/postgres/database.ts';
import { plain } from '../../../platform/postgres/plain.ts';
import { isCheckViolation } from '../../../platform/postgres/sqlstate.ts';
import { type Account, accountId, accountRow } from './accounts.ts';

export type Entry = {
  account: Account;
  /** Minor units; above zero is given, below is taken. */
  amount: number;
};

export type Transfer = {
  id: string;
  kind: 'charge' | 'chargeBack' | 'purchase' | 'refund' | 'giftCard' | 'redemption';
  /** What it is for; of each kind there is one transfer for it. */
  reference: string;
  currency: Currency;
  /** Epoch milliseconds. */
  at: number;
  entries: readonly Entry[];
};

/** What a publisher gets of a game bought in a country; nothing where the shop knows of no publisher. */
export const publisherEntry = (publisherId: string | null, country: Country, amount: number): Entry[] =>
  publisherId === null ? [] : [{ account: { kind: 'publisher', publisherId, country }, amount }];

/** One entry for each account; those that cancel each other out are left out. */
function rowsOf({ currency, entries }: Transfer) {
  const rows = new Map<string, ReturnType<typeof accountRow> & { amount: number }>();
  for (const { account, amount } of entries) {
    const row = accountRow(account, currency);
    rows.set(row.id, { ...row, amount: amount + (rows.get(row.id)?.amount ?? 0) });
  }
  return [...rows.values()].filter(({ amount }) => amount !== 0);
}

/**
 * Books a transfer, in one statement. It locks what shops share, so it belongs at the end of a transaction. A transfer
 * of nothing is not booked.
 * @throws AppError INSUFFICIENT_FUNDS when a member would stand below zero; unique violation `ledger_transfers_once`
 *   when it is booked already; check violation `ledger_entries_sum` when the entries do not sum to zero.
 */
export async function post(tx: Transaction, transfer: Transfer): Promise<void> {
  const rows = rowsOf(transfer);
  if (rows.length === 0) return;
  const { id, kind, reference, at } = transfer;
  try {
    await plain(tx)`
      with rows as (
        select * from json_to_recordset((${JSON.stringify(rows)}::text)::json) as rows(
          id uuid, kind text, member_id uuid, publisher_id uuid, country text, provider text, currency text, amount bigint
        )
      ), accounts as (
        insert into ledger_accounts (id, kind, member_id, publisher_id, country, provider, currency)
        select id, kind, member_id, publisher_id, country, provider, currency from rows order by kind <> 'member', id
        on conflict do nothing
      ), transfer as (
        insert into ledger_transfers (id, kind, reference, at)
        values (${id}, ${kind}, ${reference}, ${new Date(at).toISOString()})
      )
      insert into ledger_entries (transfer_id, account_id, amount) select ${id}::uuid, id, amount from rows`;
  } catch (error) {
    if (isCheckViolation(error, 'ledger_accounts_balance')) throw new AppError('INSUFFICIENT_FUNDS');
    throw error;
  }
}

/** What a member has to spend, for the rest of the transaction: nobody else spends it meanwhile. */
export async function holdBalance(tx: Transaction, memberId: string, currency: Currency): Promise<number> {
  const id = accountId({ kind: 'member', memberId }, currency);
  const [row] = await plain(tx)<{ balance: string }[]>`
    select balance from ledger_accounts where id = ${id} for no key update`;
  return Number(row?.balance ?? 0);
}

/** What a member has to spend now. */
export async function balanceOf(db: Executor, memberId: string, currency: Currency): Promise<Money> {
  const id = accountId({ kind: 'member', memberId }, currency);
  const [row] = await db.execute<{ balance: string }>(
    sql`select balance from ledger_accounts where id = ${id}`,
  );
  return { amount: Number(row?.balance ?? 0), currency };
}
