// Whether a member's page is complete: something said of oneself, and a background chosen.
import type { Transaction } from '../../../platform/postgres/database.ts';
import { findFacts } from '../../accounts/queries.ts';
import { findBackground } from '../queries/chosen.ts';
import { award } from './award.ts';

/** Counts the deed, once for all, where the page is complete now. To be called while the member is held. */
export async function awardComplete(tx: Transaction, memberId: string, now: number): Promise<void> {
  const [facts, background] = await Promise.all([
    findFacts({ db: tx }, memberId),
    findBackground(tx, memberId),
  ]);
  if (facts?.bio && background) await award(tx, memberId, 'profile', ['complete'], now);
}
