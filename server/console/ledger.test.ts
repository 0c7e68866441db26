// `lobby ledger` as it is typed.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { compareBalances } from '../features/wallet/ledger/jobs.ts';
import { startTestApp, type TestApp } from '../testing/app.ts';
import { fund } from '../testing/money.ts';
import { type TestDatabase, testDatabase } from '../testing/postgres.ts';
import { ledgerCommand } from './ledger.ts';
import { UsageError } from './usage.ts';

describe('lobby ledger', () => {
  let test: TestDatabase;
  let app: TestApp;
  let said: string[] = [];
  beforeAll(async () => {
    test = await testDatabase('ledger');
    app = await startTestApp({ databaseUrl: test.url });
    vi.stubEnv('DATABASE_URL', test.url);
    vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
    await fund(app.services, (await app.member({ country: 'KR' })).me, 700);
  });
  beforeEach(() => {
    said = [];
    process.exitCode = undefined;
  });
  afterAll(async () => {
    process.exitCode = undefined;
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await app.close();
    await test.drop();
  });

  it('MONEY-8: tells what each kind of account holds, and that it adds up', async () => {
    await ledgerCommand([]);
    expect(said).toEqual([
      'KRW  member     700',
      'KRW  provider   -700',
      'Every balance is the sum of its entries, and each currency sums to zero.',
    ]);
    expect(process.exitCode).toBeUndefined();
    await expect(ledgerCommand(['--all'])).rejects.toThrow(UsageError);
  });

  it('MONEY-8: names what does not add up and ends with 3; the daily job finds it too', async () => {
    const { sql } = app.services.database;
    await sql`alter table ledger_accounts disable trigger ledger_balance_kept`;
    const [row] = await sql`update ledger_accounts set balance = 701 where kind = 'member' returning id`;
    await ledgerCommand([]);
    expect(said.slice(-3)).toEqual([
      'KRW does not sum to zero: 1',
      `Account ${row?.['id']} holds 701 KRW; its entries sum to 700.`,
      'It does not add up.',
    ]);
    expect(process.exitCode).toBe(3);
    const logged: unknown[] = [];
    const log = { error: (facts: unknown) => logged.push(facts) } as unknown as typeof app.services.log;
    const last = { mismatches: 0 };
    await sql.begin((tx) => compareBalances({ database: app.services.database, log }, last)(tx));
    expect(last).toEqual({ mismatches: 1 });
    expect(logged).toEqual([{ accountId: row?.['id'], currency: 'KRW', balance: '701', entries: '700' }]);
  });
});
