// What stands in the files of a member's orders and charges, a page of rows at a time.
import type { Me } from '../../../../shared/accounts.ts';
import { limits } from '../../../../shared/limits.ts';
import type { Charge } from '../../../../shared/payments.ts';
import type { Language, Money, Page } from '../../../../shared/primitives.ts';
import type { Order } from '../../../../shared/wallet.ts';
import type { Services } from '../../../services.ts';
import { listCharges } from '../charges/queries.ts';
import { listOrders } from '../orders/queries.ts';

export type Table = {
  head: Record<Language, readonly string[]>;
  pages(services: Services, member: Me): AsyncIterable<string[][]>;
};

const time = (at: number | null) => (at === null ? '' : new Date(at).toISOString());
const decimals = { KRW: 0, USD: 2, CNY: 2 } as const satisfies Record<Money['currency'], number>;
const figure = ({ amount, currency }: Money) =>
  (amount / 10 ** decimals[currency]).toFixed(decimals[currency]);

async function* allPages<Item>(
  fetch: (cursor: string | null) => Promise<Page<Item>>,
  rowsOf: (item: Item) => string[][],
): AsyncGenerator<string[][]> {
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await fetch(cursor);
    yield page.items.flatMap(rowsOf);
    cursor = page.nextCursor;
  } while (cursor !== null);
}

const limit = limits.page.max;

const orderRows = ({ id, at, recipient, lines }: Order) =>
  lines.map(({ game, price, listPrice, refundedAt }) => [
    id,
    time(at),
    game.title,
    figure(price),
    figure(listPrice),
    price.currency,
    recipient?.nickname ?? '',
    time(refundedAt),
  ]);

const chargeRows = ({ id, createdAt, amount, provider, state, settledAt, orderId }: Charge) => [
  [id, time(createdAt), figure(amount), amount.currency, provider, state, time(settledAt), orderId ?? ''],
];

/** One game of an order a row. */
export const orders: Table = {
  head: {
    en: ['Order', 'Time', 'Game', 'Price', 'Full price', 'Currency', 'Gift for', 'Refunded'],
    ko: ['주문', '시각', '게임', '결제 금액', '정가', '통화', '선물 받은 사람', '환불 시각'],
    zh: ['订单', '时间', '游戏', '实付', '原价', '货币', '赠予', '退款时间'],
  },
  pages: (services, { id, language }) =>
    allPages((cursor) => listOrders(services, id, language, { cursor, limit }), orderRows),
};

export const charges: Table = {
  head: {
    en: ['Charge', 'Time', 'Amount', 'Currency', 'Paid by', 'State', 'Settled', 'Order'],
    ko: ['충전', '시각', '금액', '통화', '결제 수단', '상태', '처리 시각', '주문'],
    zh: ['充值', '时间', '金额', '货币', '支付方式', '状态', '处理时间', '订单'],
  },
  pages: ({ database }, { id }) =>
    allPages((cursor) => listCharges(database, id, { cursor, limit }), chargeRows),
};
