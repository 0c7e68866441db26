// What a member has bought: orders with their lines, newest first.
import { sql } from 'drizzle-orm';
import type { Currency } from '../../../../shared/countries.ts';
import type { Language, Page } from '../../../../shared/primitives.ts';
import { whyNoRefund } from '../../../../shared/refunds.ts';
import type { Order } from '../../../../shared/wallet.ts';
import { AppError } from '../../../errors.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Services } from '../../../services.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { findPlayed } from '../../library/queries.ts';
import { findBundleRefs } from '../../store/queries/bundleOffers.ts';
import { findTitles } from '../../store/queries/titles.ts';

type Line = {
  id: string;
  game: string;
  price: number;
  list: number;
  refunded: number | null;
  bundle: string | null;
};
type Row = {
  id: string;
  /** Epoch milliseconds. */
  at: string;
  currency: Currency;
  total: string;
  recipient: string | null;
  lines: Line[];
};

/** Columns of an order of `orders`. Amounts are safe integers, so JSON holds them exactly. */
const columns = sql`
  id, (extract(epoch from at) * 1000)::bigint as at, currency, total, nullif(recipient_id, member_id) as recipient,
  (
    select json_agg(json_build_object(
      'id', line.id, 'game', line.game_id, 'price', line.price, 'list', line.list_price, 'bundle', line.bundle_id,
      'refunded', (extract(epoch from line.refunded_at) * 1000)::bigint
    ) order by line.position) from order_lines line where line.order_id = orders.id
  ) as lines`;

/** Why a line cannot be given back; @param played milliseconds, undefined where the copy is gone. */
function noRefund(line: Line, boughtAt: number, played: number | undefined, now: number) {
  if (line.refunded !== null) return 'refunded';
  return played === undefined ? 'gone' : whyNoRefund({ boughtAt, playMs: played }, now);
}

/** Whole minutes; null where the copy is gone. */
const minutesOf = (ms: number | undefined) => (ms === undefined ? null : Math.floor(ms / 60_000));

type Shop = Pick<Services, 'database' | 'clock'>;

async function present(
  { database: { db }, clock }: Shop,
  rows: readonly Row[],
  language: Language,
): Promise<Order[]> {
  const now = clock.now();
  const lineIds = rows.flatMap(({ lines }) => lines.map(({ id }) => id));
  const recipients = rows.flatMap(({ recipient }) => recipient ?? []);
  const bundled = new Set(rows.flatMap(({ lines }) => lines.flatMap(({ bundle }) => bundle ?? [])));
  const [titles, members, played, bundles] = await Promise.all([
    findTitles(db, [...new Set(rows.flatMap(({ lines }) => lines.map(({ game }) => game)))], language),
    findMemberRefs({ db }, recipients),
    findPlayed(db, lineIds),
    findBundleRefs(db, [...bundled]),
  ]);
  return rows.map(({ id, at, currency, total, recipient, lines }) => ({
    id,
    at: Number(at),
    total: { amount: Number(total), currency },
    recipient: recipient === null ? null : (members.get(recipient) ?? null),
    lines: lines.map((line) => ({
      id: line.id,
      game: titles.get(line.game) ?? { id: line.game, slug: '', title: '' },
      refundedAt: line.refunded,
      price: { amount: line.price, currency },
      listPrice: { amount: line.list, currency },
      bundle: bundles.get(line.bundle ?? '') ?? null,
      noRefund: noRefund(line, Number(at), played.get(line.id), now),
      playMinutes: minutesOf(played.get(line.id)),
    })),
  }));
}

/** The newest first. @throws AppError BAD_CURSOR. */
export async function listOrders(
  shop: Shop,
  memberId: string,
  language: Language,
  asked: { cursor?: string | null | undefined; limit: number },
): Promise<Page<Order>> {
  const [at, id] = asked.cursor ? decodeCursor(asked.cursor, timeAndId) : [];
  const rest =
    at === undefined
      ? sql`true`
      : sql`(at < ${new Date(at).toISOString()}::timestamptz
          or (at = ${new Date(at).toISOString()}::timestamptz and id > ${id}))`;
  const found = [
    ...(await shop.database.db.execute<Row>(sql`
      select ${columns} from orders where member_id = ${memberId} and ${rest}
      order by at desc, id limit ${asked.limit + 1}`)),
  ];
  const rows = found.slice(0, asked.limit);
  const last = found.length > asked.limit ? rows.at(-1) : undefined;
  return {
    items: await present(shop, rows, language),
    nextCursor: last ? encodeCursor([Number(last.at), last.id]) : null,
  };
}

/** @throws AppError ORDER_NOT_FOUND, also for another's. */
export async function findOrder(
  shop: Shop,
  memberId: string,
  orderId: string,
  language: Language,
): Promise<Order> {
  const rows = [
    ...(await shop.database.db.execute<Row>(
      sql`select ${columns} from orders where id = ${orderId} and member_id = ${memberId}`,
    )),
  ];
  const [order] = await present(shop, rows, language);
  if (!order) throw new AppError('ORDER_NOT_FOUND');
  return order;
}
