// Telling those who wish for a game that its price fell: batch after batch, each in one transaction with the mark how far
// it got, so that whatever dies in between, everybody is told once.
import { sql } from 'drizzle-orm';
import type { Currency } from '../../../../shared/countries.ts';
import type { GameRef } from '../../../../shared/store.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { findCurrencies } from '../../accounts/queries.ts';
import { type NewAlert, raiseMany } from '../../alerts/commands.ts';
import { presentWishAlert, type WishAlertRow } from '../present.ts';
import { wantsToHear } from './policy.ts';

/** Wishers of one batch. */
const wishersAtOnce = 500;

type Drop = GameRef & {
  number: number;
  prices: Partial<Record<Currency, { was: number; now: number }>>;
  cursor: string | null;
};
type Wisher = WishAlertRow & { memberId: string };

/**
 * Tells one batch of wishers of the fall that waits longest and that nobody else is at; several may do so at once.
 * @returns whether there was anything to do.
 */
export const tellWishers = (
  services: Pick<Services, 'live' | 'clock' | 'newId'>,
  atOnce = wishersAtOnce,
): Promise<boolean> =>
  services.live.transact(async (tx) => {
    const drop = await holdDrop(tx);
    if (!drop) return false;
    const wishers = await findWishers(tx, drop, atOnce);
    const currencies = await findCurrencies(
      { db: tx },
      wishers.map(({ memberId }) => memberId),
    );
    raiseMany(
      tx,
      services,
      wishers.flatMap((wisher) => alertOf(drop, wisher, currencies.get(wisher.memberId)) ?? []),
    );
    const doneAt = wishers.length < atOnce ? new Date(services.clock.now()).toISOString() : null;
    await tx.execute(sql`
      update price_drops set cursor = ${wishers.at(-1)?.memberId ?? drop.cursor}::uuid, done_at = ${doneAt}::timestamptz
      where game_id = ${drop.id} and number = ${drop.number}`);
    return true;
  });

async function holdDrop(tx: Transaction): Promise<Drop | null> {
  const [drop] = await tx.execute<Drop>(sql`
    select games.id, games.slug, games.title, price_drops.number, price_drops.prices, price_drops.cursor
    from price_drops join games on games.id = price_drops.game_id
    where done_at is null order by price_drops.at, games.id, price_drops.number limit 1
    for update of price_drops skip locked`);
  return drop ?? null;
}

/** The next ones by their ids; those who wished after the fall knew of it. */
async function findWishers(tx: Transaction, drop: Drop, atOnce: number): Promise<Wisher[]> {
  const rows = await tx.execute<Wisher>(sql`
    select member_id as "memberId", alert_when as when, alert_value::float8 as value, alert_currency as currency
    from wishes
    where game_id = ${drop.id} and drops_before < ${drop.number}
      and member_id > ${drop.cursor ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by member_id limit ${atOnce}`);
  return [...rows];
}

function alertOf(
  { id, slug, title, number, prices }: Drop,
  wisher: Wisher,
  currency: Currency | undefined,
): NewAlert | null {
  const fall = currency && prices[currency];
  if (!fall || !wantsToHear(presentWishAlert(wisher), { ...fall, currency })) return null;
  const money = (amount: number) => ({ amount, currency });
  return {
    to: wisher.memberId,
    kind: 'priceDrop',
    source: `${id} ${number}`,
    subject: '',
    thing: id,
    params: { game: { id, slug, title }, was: money(fall.was), now: money(fall.now) },
  };
}
