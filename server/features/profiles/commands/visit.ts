// The first visit of a day counts, whether one signs in or comes back with a session that lasts.
import type { Transaction } from '../../../platform/postgres/database.ts';
import { award } from './award.ts';

/** To be called while the member is held, before their sessions are. @param now epoch milliseconds */
export const awardVisit = (tx: Transaction, memberId: string, now: number): Promise<void> =>
  award(tx, memberId, 'visit', [new Date(now).toISOString().slice(0, 10)], now);
