// All that came into a wallet and went out of it, newest first, with what it was for.
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Currency, currencies } from '../../../../shared/countries.ts';
import { idSchema, type Language, type Page } from '../../../../shared/primitives.ts';
import type { Movement, MovementKind } from '../../../../shared/wallet.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { findTitles } from '../../store/queries/titles.ts';
import { accountId } from '../ledger/accounts.ts';

type Row = {
  id: string;
  at: string;
  kind: MovementKind;
  amount: string;
  currency: Currency;
  order_id: string | null;
  games: string[] | null;
  other: string | null;
};

/** Transfers have ids that rise with time. */
const place = z.tuple([idSchema]);

type Narrowing = { kind?: MovementKind | undefined; since?: number | undefined; before?: number | undefined };

/** What of an entry's transfer is asked for; nothing is looked at where all are. */
function narrowed({ kind, since, before }: Narrowing): SQL {
  const at = (ms: number) => sql`${new Date(ms).toISOString()}::timestamptz`;
  const rules = [
    ...(kind === undefined ? [] : [sql`transfer.kind = ${kind}`]),
    ...(since === undefined ? [] : [sql`transfer.at >= ${at(since)}`]),
    ...(before === undefined ? [] : [sql`transfer.at < ${at(before)}`]),
  ];
  if (rules.length === 0) return sql`true`;
  return sql`exists (
    select from ledger_transfers transfer where transfer.id = transfer_id and ${sql.join(rules, sql` and `)})`;
}

/** @param asked.since epoch milliseconds, as `before`. @throws AppError BAD_CURSOR. */
export async function listMovements(
  { db }: Database,
  memberId: string,
  language: Language,
  asked: {
    kind?: MovementKind | undefined;
    since?: number | undefined;
    before?: number | undefined;
    cursor?: string | null | undefined;
    limit: number;
  },
): Promise<Page<Movement>> {
  const [before] = asked.cursor ? decodeCursor(asked.cursor, place) : [];
  const accounts = currencies.map((currency) => accountId({ kind: 'member', memberId }, currency));
  const rest = before === undefined ? sql`true` : sql`transfer_id < ${before}`;
  const found = [
    ...(await db.execute<Row>(sql`
      with page as materialized (
        select entry.*, account.currency
        from ledger_accounts account cross join lateral (
          select transfer_id, amount from ledger_entries where account_id = account.id and ${rest} and ${narrowed(asked)}
          order by transfer_id desc limit ${asked.limit + 1}
        ) entry
        where account.id = any(${`{${accounts.join(',')}}`}::uuid[])
        order by transfer_id desc limit ${asked.limit + 1}
      )
      select page.transfer_id as id, (extract(epoch from transfer.at) * 1000)::bigint as at, transfer.kind, page.amount,
        page.currency, orders.id as order_id,
        case transfer.kind when 'refund' then array[line.game_id::text] when 'purchase' then (
          select array_agg(game_id::text order by position) from order_lines where order_id = orders.id
        ) end as games,
        case transfer.kind when 'giftCard' then card.recipient_id when 'redemption' then nullif(card.buyer_id, ${memberId})
          else nullif(orders.recipient_id, orders.member_id) end as other
      from page join ledger_transfers transfer on transfer.id = page.transfer_id
      left join order_lines line on transfer.kind = 'refund' and line.id = transfer.reference
      left join orders on orders.id = case transfer.kind when 'purchase' then transfer.reference else line.order_id end
      left join gift_cards card on transfer.kind in ('giftCard', 'redemption') and card.id = transfer.reference
      order by page.transfer_id desc`)),
  ];
  const rows = found.slice(0, asked.limit);
  const last = found.length > asked.limit ? rows.at(-1) : undefined;
  const [titles, members] = await Promise.all([
    findTitles(db, [...new Set(rows.flatMap(({ games }) => games ?? []))], language),
    findMemberRefs(
      { db },
      rows.flatMap(({ other }) => other ?? []),
    ),
  ]);
  return {
    items: rows.map(({ id, at, kind, amount, currency, order_id, games, other }) => ({
      id,
      at: Number(at),
      kind,
      amount: { amount: Number(amount), currency },
      orderId: order_id,
      games: (games ?? []).flatMap((game) => titles.get(game) ?? []),
      other: other === null ? null : (members.get(other) ?? null),
    })),
    nextCursor: last ? encodeCursor([last.id]) : null,
  };
}
