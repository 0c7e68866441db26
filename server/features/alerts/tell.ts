// Telling members what happened, in the transaction in which it happens: nobody hears of what was rolled back, and
// nothing is lost. It is queued, and written as the transaction's last statements but for its events.
import { beforeEvents } from '../../live/index.ts';
import type { Transaction } from '../../platform/postgres/database.ts';
import type { Services } from '../../services.ts';
import { holdThose } from '../accounts/queries.ts';
import { findBlockedPairs, pairKey } from '../friends/queries.ts';
import { holdBoxes } from './boxes.ts';
import type { NewAlert } from './collapse.ts';
import { writeRaised } from './raise.ts';
import { type Withdrawal, writeWithdrawn } from './withdraw.ts';

type TellServices = Pick<Services, 'clock' | 'newId'>;
type Queue = { raised: NewAlert[]; withdrawn: Withdrawal[] };

/** What each transaction in progress will tell. */
const queues = new WeakMap<Transaction, Queue>();

function queueOf(tx: Transaction, services: TellServices): Queue {
  const known = queues.get(tx);
  if (known) return known;
  const queue: Queue = { raised: [], withdrawn: [] };
  beforeEvents(tx, () => write(tx, services, queue));
  queues.set(tx, queue);
  return queue;
}

/**
 * Tells members what happened, at the end of the transaction. Who did it themselves, does not want to hear of its kind,
 * has a block between them and who did it, or has deleted their account is passed over, and so is what was told before
 * by the same source.
 */
export function raiseMany(tx: Transaction, services: TellServices, alerts: readonly NewAlert[]): void {
  if (alerts.length > 0) queueOf(tx, services).raised.push(...alerts);
}

/** Tells one member of one thing; see `raiseMany`. */
export const raise = (tx: Transaction, services: TellServices, alert: NewAlert): void =>
  raiseMany(tx, services, [alert]);

/**
 * Takes back what was told, at the end of the transaction and before it tells anything: it counts no longer. An alert
 * of which nothing is left vanishes; if it was read already it stays, and says that it was taken back.
 */
export function withdraw(tx: Transaction, services: TellServices, ...withdrawals: Withdrawal[]): void {
  if (withdrawals.length > 0) queueOf(tx, services).withdrawn.push(...withdrawals);
}

/** Members first, then their boxes, each in the order of ids: no two transactions wait for each other. */
async function write(tx: Transaction, services: TellServices, { raised, withdrawn }: Queue): Promise<void> {
  const concerned = raised.flatMap(({ to, actorId }) => (actorId === undefined ? [to] : [to, actorId]));
  const refs = await holdThose(tx, new Set([...concerned, ...withdrawn.map(({ to }) => to)]));
  const told = [...raised, ...withdrawn].map(({ to }) => to).filter((id) => refs.has(id));
  if (told.length === 0) return;
  const blocked = await findBlockedPairs(
    { db: tx },
    raised.flatMap(({ to, actorId }) => (actorId ? [{ to, actorId }] : [])),
  );
  const boxes = await holdBoxes(tx, new Set(told));
  if (withdrawn.length > 0) await writeWithdrawn(tx, withdrawn, boxes, services.clock.now());
  const meant = raised.filter(({ to, actorId }) => !actorId || !blocked.has(pairKey({ to, actorId })));
  if (meant.length > 0) await writeRaised(tx, services, meant, refs, boxes);
}
