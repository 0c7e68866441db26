// What a member has charged, and how they can.
import { and, asc, desc, eq, gt, lt, or } from 'drizzle-orm';
import { charges } from '../../../../drizzle/schema/payments.ts';
import { chargeLimits } from '../../../../shared/charging.ts';
import type { Charge, ChargeWays } from '../../../../shared/payments.ts';
import type { Currency, Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { presentCharge } from './rows.ts';

/** How one can charge a wallet in this currency. */
export const chargeWays = ({ payments }: Services, currency: Currency): ChargeWays => ({
  provider: payments?.currencies.includes(currency) ? payments.name : null,
  currency,
  ...chargeLimits[currency],
});

/** The newest first. @throws AppError BAD_CURSOR. */
export async function listCharges(
  { db }: Database,
  memberId: string,
  asked: { cursor?: string | null | undefined; limit: number },
): Promise<Page<Charge>> {
  const { createdAt, id } = charges;
  const [at, last] = asked.cursor ? decodeCursor(asked.cursor, timeAndId) : [];
  const rest =
    at === undefined || last === undefined
      ? undefined
      : or(lt(createdAt, new Date(at)), and(eq(createdAt, new Date(at)), gt(id, last)));
  const found = await db
    .select()
    .from(charges)
    .where(and(eq(charges.memberId, memberId), rest))
    .orderBy(desc(createdAt), asc(id))
    .limit(asked.limit + 1);
  const rows = found.slice(0, asked.limit);
  const end = found.length > asked.limit ? rows.at(-1) : undefined;
  return {
    items: rows.map(presentCharge),
    nextCursor: end ? encodeCursor([end.createdAt.getTime(), end.id]) : null,
  };
}
