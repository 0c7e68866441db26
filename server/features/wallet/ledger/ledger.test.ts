// The ledger: what the database itself refuses, whoever asks.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Currency } from '../../../../shared/countries.ts';
import { postgresError } from '../../../platform/postgres/sqlstate.ts';
import { startTestApp, type TestApp } from '../../../testing/app.ts';
import { expectAllToAddUp, fund } from '../../../testing/money.ts';
import { mismatches } from '../queries/audit.ts';
import { accountId } from './accounts.ts';
import { balanceOf, type Entry, post, type Transfer } from './post.ts';

describe('the ledger', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const book = (entries: Entry[], facts: Partial<Transfer> = {}) => {
    const { live, newId, clock } = app.services;
    const transfer = {
      id: newId(),
      kind: 'charge',
      reference: newId(),
      currency: 'KRW',
      at: clock.now(),
    } as const;
    return live.transact((tx) => post(tx, { ...transfer, ...facts, entries }));
  };
  const refusal = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return postgresError(error)?.constraint_name ?? error;
  };
  const provider = { kind: 'provider', provider: 'test' } as const;
  const memberAccount = (memberId: string) => ({ kind: 'member', memberId }) as const;
  const balance = async (memberId: string, currency: Currency = 'KRW') =>
    (await balanceOf(app.services.database.db, memberId, currency)).amount;

  it('MONEY-1: a transfer moves the balances by its entries, those of one account as one', async () => {
    const [ada, ben] = [(await app.member()).me.id, (await app.member()).me.id];
    await book([
      { account: provider, amount: -900 },
      { account: memberAccount(ada), amount: 1_000 },
      { account: provider, amount: -400 },
      { account: memberAccount(ben), amount: 300 },
    ]);
    expect([await balance(ada), await balance(ben), await balance(ada, 'USD')]).toEqual([1_000, 300, 0]);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-2: entries that do not sum to zero are refused, also across currencies, and leave nothing', async () => {
    const ada = (await app.member()).me.id;
    expect(await refusal(book([{ account: memberAccount(ada), amount: 5 }]))).toBe('ledger_entries_sum');
    const { sql } = app.services.database;
    await fund(app.services, { id: ada, currency: 'KRW' }, 10);
    await fund(app.services, { id: ada, currency: 'USD' }, 10);
    const across = sql.begin(async (tx) => {
      const id = app.services.newId();
      await tx`insert into ledger_transfers values (${id}, 'charge', ${id}, now())`;
      await tx`insert into ledger_entries values
        (${id}, ${accountId(memberAccount(ada), 'KRW')}, -5), (${id}, ${accountId(memberAccount(ada), 'USD')}, 5)`;
    });
    expect(await refusal(across)).toBe('ledger_entries_sum');
    expect([await balance(ada), await balance(ada, 'USD')]).toEqual([10, 10]);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-3: nobody is overdrawn, however many take at once', async () => {
    const ada = (await app.member()).me.id;
    await fund(app.services, { id: ada, currency: 'KRW' }, 1_000);
    const takes = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        book([
          { account: memberAccount(ada), amount: -300 },
          { account: provider, amount: 300 },
        ]),
      ),
    );
    expect(takes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const take of takes) {
      if (take.status === 'rejected') expect(take.reason).toMatchObject({ appCode: 'INSUFFICIENT_FUNDS' });
    }
    expect(await balance(ada)).toBe(100);
    await expectAllToAddUp(app.services);
  });

  it('MONEY-4: a thing is booked once', async () => {
    const ada = (await app.member()).me.id;
    const reference = app.services.newId();
    const charge = () =>
      book(
        [
          { account: provider, amount: -50 },
          { account: memberAccount(ada), amount: 50 },
        ],
        { reference },
      );
    const both = await Promise.all([charge(), charge()].map(refusal));
    expect(both.sort()).toEqual(['ledger_transfers_once', null].sort());
    expect(await balance(ada)).toBe(50);
  });

  it('MONEY-5: what is booked is never changed or removed, and no balance is set by hand', async () => {
    const ada = (await app.member()).me.id;
    await fund(app.services, { id: ada, currency: 'KRW' }, 70);
    const { sql } = app.services.database;
    const id = accountId(memberAccount(ada), 'KRW');
    const attempts = [
      () => sql`update ledger_entries set amount = amount + 1`,
      () => sql`delete from ledger_entries where account_id = ${id}`,
      () => sql`truncate ledger_entries`,
      () => sql`update ledger_transfers set kind = 'refund'`,
      () => sql`delete from ledger_transfers`,
      () => sql`update ledger_accounts set balance = 1000000 where id = ${id}`,
      () => sql`delete from ledger_accounts where id = ${id}`,
      () => sql`insert into ledger_accounts (id, kind, member_id, currency, balance)
        values (gen_random_uuid(), 'member', ${ada}, 'CNY', 5)`,
    ];
    for (const attempt of attempts) expect(await refusal(attempt())).toBe('ledger_kept');
    expect(await balance(ada)).toBe(70);
  });

  it('MONEY-6: the audit finds a balance that is not its entries', async () => {
    const ada = (await app.member()).me.id;
    await fund(app.services, { id: ada, currency: 'KRW' }, 70);
    const { sql } = app.services.database;
    const id = accountId(memberAccount(ada), 'KRW');
    await sql`alter table ledger_accounts disable trigger ledger_balance_kept`;
    await sql`update ledger_accounts set balance = 71 where id = ${id}`;
    const found = [];
    for await (const mismatch of mismatches(app.services.database)) found.push(mismatch);
    expect(found).toEqual([{ accountId: id, currency: 'KRW', balance: 71n, entries: 70n }]);
    await sql`update ledger_accounts set balance = 70 where id = ${id}`;
    await sql`alter table ledger_accounts enable trigger ledger_balance_kept`;
  });

  it('MONEY-7: transfers that share accounts in any order never wait for each other in a circle', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, async () => (await app.member()).me.id));
    for (const id of people) await fund(app.services, { id, currency: 'KRW' }, 100_000);
    const pairs = people.flatMap((from) =>
      people.filter((to) => to !== from).map((to) => [from, to] as const),
    );
    const moves = Array.from({ length: 8 }, () => pairs).flat();
    await Promise.all(
      moves.map(([from, to]) =>
        book([
          { account: memberAccount(from), amount: -7 },
          { account: { kind: 'fee' }, amount: 2 },
          { account: memberAccount(to), amount: 5 },
        ]),
      ),
    );
    await expectAllToAddUp(app.services);
  });
});
