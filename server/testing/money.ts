// Money for tests, and whether it all adds up.
import { expect } from 'vitest';
import type { Me } from '../../shared/accounts.ts';
import { post } from '../features/wallet/ledger/post.ts';
import { mismatches, totals } from '../features/wallet/queries/audit.ts';
import type { Services } from '../services.ts';

/** Gives a member money, as a charge by a provider of payments does. */
export const fund = (services: Services, { id, currency }: Pick<Me, 'id' | 'currency'>, amount: number) =>
  services.live.transact((tx) =>
    post(tx, {
      id: services.newId(),
      kind: 'charge',
      reference: services.newId(),
      currency,
      at: services.clock.now(),
      entries: [
        { account: { kind: 'provider', provider: 'test' }, amount: -amount },
        { account: { kind: 'member', memberId: id }, amount },
      ],
    }),
  );

/**
 * Every invariant of money and copies: balances are the sums of entries, currencies sum to zero, nobody is below zero,
 * copies stand exactly where lines are not refunded, counters of games are what they count, totals are sums of lines.
 */
export async function expectAllToAddUp({ database }: Services): Promise<void> {
  const wrong = [];
  for await (const mismatch of mismatches(database)) wrong.push(mismatch);
  expect(wrong, 'balances that are not their entries').toEqual([]);
  const sums = new Map<string, bigint>();
  for (const { currency, total } of await totals(database)) {
    sums.set(currency, (sums.get(currency) ?? 0n) + total);
  }
  expect(
    [...sums.values()].filter((sum) => sum !== 0n),
    'currencies that do not sum to zero',
  ).toEqual([]);
  const { sql } = database;
  const none = async (what: string, rows: Promise<readonly unknown[]>) =>
    expect(await rows, what).toEqual([]);
  await none(
    'transfers that do not sum to zero',
    sql`select transfer_id from ledger_entries join ledger_accounts on id = account_id
      group by transfer_id, currency having sum(amount) <> 0`,
  );
  await none('overdrawn', sql`select id from ledger_accounts where kind = 'member' and balance < 0`);
  await none(
    'copies without a reason, or reasons without a copy',
    sql`select line.id, copy.line_id
      from (
        select line.id, game_id, recipient_id from order_lines line join orders on orders.id = order_id
        where refunded_at is null
      ) line
      full join (select * from entitlements where source = 'order') copy
        on copy.line_id = line.id and copy.game_id = line.game_id and copy.member_id = line.recipient_id
      where line.id is null or copy.line_id is null`,
  );
  await none(
    'orders whose transfer is missing, doubled or of another sum',
    sql`select orders.id from orders
      left join ledger_transfers on kind = 'purchase' and reference = orders.id
      left join ledger_entries on transfer_id = ledger_transfers.id
      left join ledger_accounts on ledger_accounts.id = account_id and ledger_accounts.member_id = orders.member_id
      group by orders.id, orders.total
      having coalesce(sum(amount) filter (where ledger_accounts.id is not null), 0) <> -orders.total`,
  );
  await none(
    'totals that are not their lines',
    sql`select orders.id from orders join order_lines on order_id = orders.id
      group by orders.id having sum(price) <> orders.total`,
  );
  await none(
    'counters that have drifted',
    sql`select slug from games where
      downloads <> (select count(*) from entitlements where game_id = games.id)
      or wishes <> (select count(*) from wishes where game_id = games.id)`,
  );
  await none(
    'charges that are approved and not booked, or booked and not approved',
    sql`select charges.id, booked.reference from (select * from charges where state = 'approved') charges
      full join (
        select transfer.reference, currency, -amount as amount from ledger_transfers transfer
        join ledger_entries on transfer_id = transfer.id
        join ledger_accounts on ledger_accounts.id = account_id and provider <> 'test'
        where transfer.kind = 'charge'
      ) booked on booked.reference = charges.id and booked.amount = charges.amount
        and booked.currency = charges.currency
      where charges.id is null or booked.reference is null`,
  );
  await none(
    'gift cards whose money is not where it should be',
    sql`select currency from (
        select currency, sum(amount) as waiting from gift_cards where redeemed_at is null group by currency
      ) cards
      full join (select currency, balance from ledger_accounts where kind = 'giftCards') account using (currency)
      where coalesce(waiting, 0) <> coalesce(balance, 0)`,
  );
}
