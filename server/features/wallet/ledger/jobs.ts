// What the ledger does by itself: once a day every balance is compared with its entries.
import { type Step, startJob } from '../../../platform/jobs.ts';
import { locks } from '../../../platform/locks.ts';
import type { Services } from '../../../services.ts';
import { mismatches } from '../queries/audit.ts';

const hour = 3_600_000;

/** What the last comparison found. */
export type Audit = { mismatches: number };

/**
 * Starts it, on one instance at a time, and shows what it found as a metric. The returned function stops it and waits
 * for what is running.
 */
export function startLedgerJobs(services: Services): () => Promise<void> {
  const last: Audit = { mismatches: 0 };
  services.metrics.gauge(
    'lobby_ledger_mismatches',
    'Accounts whose balance was not the sum of their entries when last looked.',
    () => last.mismatches,
  );
  return startJob(services, {
    purpose: 'compare balances with their entries',
    lock: locks.ledgerAudit,
    every: 24 * hour,
    first: 15 * 60_000,
    begin: () => compareBalances(services, last),
  });
}

/** All accounts, page by page. Nothing is mended: somebody must find out how it came. */
export function compareBalances({ database, log }: Pick<Services, 'database' | 'log'>, last: Audit): Step {
  return async () => {
    let found = 0;
    for await (const { accountId, currency, balance, entries } of mismatches(database)) {
      found += 1;
      // BigInt has no place in JSON.
      const amounts = { balance: String(balance), entries: String(entries) };
      log.error({ accountId, currency, ...amounts }, 'a balance is not the sum of its entries');
    }
    last.mismatches = found;
    return false;
  };
}
