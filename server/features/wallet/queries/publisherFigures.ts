// What a publisher sold and what it brought, by day, country and currency, as the ledger has it.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Country, countries, currencies } from '../../../../shared/countries.ts';
import type { Currency, Page } from '../../../../shared/primitives.ts';
import type { DayFigures } from '../../../../shared/publishing.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';

type Row = { day: string; country: Country; currency: Currency; copies: number; share: string };

const place = z.tuple([
  z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  z.enum(countries),
  z.enum(currencies),
]);

/**
 * The latest day first; days are those of UTC. What was given back counts on the day it was, against what was sold then.
 * Copies that cost nothing move no money and are not in it.
 * @throws AppError BAD_CURSOR.
 */
export async function listPublisherFigures(
  { db }: Database,
  publisherId: string,
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<Page<DayFigures>> {
  const after = cursor ? decodeCursor(cursor, place) : null;
  // A day ends where the next begins, whatever the clock of the session.
  const until = after
    ? sql`and transfer.at < (${after[0]}::text::timestamp + interval '1 day') at time zone 'UTC'`
    : sql``;
  const beyond = after
    ? sql`where day < ${after[0]} or (day = ${after[0]} and (country, currency) > (${after[1]}::text, ${after[2]}::text))`
    : sql``;
  const rows = await db.execute<Row>(sql`
    with days as (
      select to_char(transfer.at at time zone 'UTC', 'YYYY-MM-DD') as day, account.country, account.currency,
        sum(case when transfer.kind = 'refund' then -1 else (
          select count(*) from order_lines line
          where line.order_id = transfer.reference and line.publisher_id = ${publisherId} and line.price > 0
        ) end)::int as copies,
        sum(entry.amount) as share
      from ledger_accounts account
      join ledger_entries entry on entry.account_id = account.id
      join ledger_transfers transfer on transfer.id = entry.transfer_id
      where account.publisher_id = ${publisherId} and transfer.kind in ('purchase', 'refund') ${until}
      group by day, account.country, account.currency
    )
    select day, country, currency, copies, share from days ${beyond}
    order by day desc, country, currency limit ${limit + 1}`);
  const items = [...rows].slice(0, limit).map(({ day, country, currency, copies, share }) => ({
    day,
    country,
    copies,
    share: { amount: Number(share), currency },
  }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor: last ? encodeCursor([last.day, last.country, last.share.currency]) : null,
  };
}
