// `lobby ledger`: what every kind of account holds, and whether it all adds up.
import { readConfig } from '../config.ts';
import { mismatches, totals } from '../features/wallet/queries/audit.ts';
import { openDatabase } from '../platform/postgres/database.ts';
import { provideDatabase } from './resources.ts';
import { UsageError } from './usage.ts';

/** Ends with exit code 3 when it does not add up. */
export async function ledgerCommand(args: string[]): Promise<void> {
  if (args.length > 0) throw new UsageError('lobby ledger takes no options.');
  const owned = await provideDatabase(readConfig(process.env), () => {}, { beside: true });
  const database = openDatabase(owned.url, { pool: 2 });
  try {
    const sums = new Map<string, bigint>();
    for (const { kind, currency, total } of await totals(database)) {
      sums.set(currency, (sums.get(currency) ?? 0n) + total);
      console.log(`${currency}  ${kind.padEnd(10)} ${total}`);
    }
    const wrong = [...sums].filter(([, sum]) => sum !== 0n);
    for (const [currency, sum] of wrong) console.log(`${currency} does not sum to zero: ${sum}`);
    let found = 0;
    for await (const { accountId, currency, balance, entries } of mismatches(database)) {
      found += 1;
      console.log(`Account ${accountId} holds ${balance} ${currency}; its entries sum to ${entries}.`);
    }
    const isRight = wrong.length === 0 && found === 0;
    console.log(
      isRight
        ? 'Every balance is the sum of its entries, and each currency sums to zero.'
        : 'It does not add up.',
    );
    if (!isRight) process.exitCode = 3;
  } finally {
    await database.close();
    await owned.stop();
  }
}
