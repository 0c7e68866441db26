// Giving back: within the rule, of oneself, once. The copy goes, and every entry of it is booked the other way round.
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Country } from '../../../../shared/countries.ts';
import type { Currency } from '../../../../shared/primitives.ts';
import { refundRule, whyNoRefund } from '../../../../shared/refunds.ts';
import type { Refunded, refundInput } from '../../../../shared/wallet.ts';
import { AppError } from '../../../errors.ts';
import { onceByKey } from '../../../platform/keys.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { findHome, holdMember } from '../../accounts/queries.ts';
import { raise } from '../../alerts/commands.ts';
import { endGameRight } from '../../chat/commands/index.ts';
import { holdCopy, tellLibraryAfter, withdraw } from '../../library/commands.ts';
import { takeBackAward } from '../../profiles/commands/award.ts';
import { noteReturned, takeTagsBack } from '../../store/commands.ts';
import { holdBalance, post, publisherEntry } from '../ledger/post.ts';

type Line = {
  id: string;
  game_id: string;
  slug: string;
  title: string;
  publisher_id: string | null;
  country: Country;
  currency: Currency;
  price: string;
  share: string;
  refunded_at: unknown;
  /** Epoch milliseconds. */
  bought_at: string;
};

/**
 * Gives a bought game back; its price returns to the wallet of whoever paid.
 * @throws AppError ORDER_NOT_FOUND (also for another's), ALREADY_REFUNDED, REFUND_TOO_LATE, REFUND_PLAYED, REFUND_CURRENCY,
 *   KEY_REUSED,
 *   RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function refund(
  services: Services,
  memberId: string,
  { key, ...input }: z.output<typeof refundInput>,
): Promise<Refunded> {
  await services.limits.consume('buy', memberId);
  return services.live.transact(async (tx) => {
    await holdMember(tx, memberId);
    const now = services.clock.now();
    const call = { memberId, procedure: 'wallet.refund', key, input, now };
    const { result } = await onceByKey(tx, call, () => giveBack(tx, services, memberId, input, now));
    return result;
  });
}

async function giveBack(
  tx: Transaction,
  services: Services,
  memberId: string,
  { lineId, reason }: Omit<z.output<typeof refundInput>, 'key'>,
  now: number,
): Promise<Refunded> {
  const { newId } = services;
  const line = await holdLine(tx, memberId, lineId);
  if (line.refunded_at !== null) throw new AppError('ALREADY_REFUNDED');
  const { currency, country } = line;
  // Read while the member is held: the country does not change meanwhile.
  const home = await findHome({ db: tx }, memberId);
  if (home?.currency !== currency) throw new AppError('REFUND_CURRENCY', { currency });
  const [price, share] = [Number(line.price), Number(line.share)];
  const balance = await holdBalance(tx, memberId, currency);
  // Games are held before the copies, as by whoever writes about them.
  await noteReturned(tx, line.game_id);
  const copy = await holdCopy(tx, lineId);
  // Whoever got it has deleted their account, and the copy with it: it cannot be given back.
  if (!copy) throw new AppError('ORDER_NOT_FOUND');
  const no = whyNoRefund({ boughtAt: Number(line.bought_at), playMs: copy.playMs }, now);
  if (no === 'late') throw new AppError('REFUND_TOO_LATE', { days: refundRule.days });
  if (no === 'played') throw new AppError('REFUND_PLAYED', { minutes: refundRule.minutes });
  await endGameRight(services, tx, copy.memberId, line.game_id);
  await withdraw(tx, lineId);
  await takeTagsBack(tx, copy.memberId, line.game_id);
  tellLibraryAfter(tx, copy.memberId);
  await tx.execute(sql`
    update order_lines set refunded_at = ${new Date(now).toISOString()}, refund_reason = ${reason},
      refund_played = ${Math.floor(copy.playMs / 60_000)}
    where id = ${lineId}`);
  await takeBackAward(tx, memberId, 'purchase', lineId);
  await post(tx, {
    id: newId(),
    kind: 'refund',
    reference: lineId,
    currency,
    at: now,
    entries: [
      { account: { kind: 'member', memberId }, amount: price },
      ...publisherEntry(line.publisher_id, country, -share),
      { account: { kind: 'fee' }, amount: share - price },
    ],
  });
  const money = (amount: number) => ({ amount, currency });
  const game = { id: line.game_id, slug: line.slug, title: line.title };
  const params = { game, amount: money(price) };
  raise(tx, services, { to: memberId, kind: 'refund', source: lineId, subject: lineId, params });
  return { lineId, amount: money(price), balance: money(balance + price) };
}

/** The line, for the rest of the transaction, if this member paid for it. */
async function holdLine(tx: Transaction, memberId: string, lineId: string): Promise<Line> {
  const [line] = await tx.execute<Line>(sql`
    select line.id, line.game_id, games.slug, games.title, line.publisher_id, orders.country, orders.currency, line.price, line.share,
      line.refunded_at, (extract(epoch from orders.at) * 1000)::bigint as bought_at
    from order_lines line join orders on orders.id = line.order_id join games on games.id = line.game_id
    where line.id = ${lineId} and orders.member_id = ${memberId}
    for update of line`);
  if (!line) throw new AppError('ORDER_NOT_FOUND');
  return line;
}
