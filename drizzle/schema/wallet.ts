// Tables of money: the double-entry ledger, and the orders paid from it. Amounts are minor units of a currency.
//
// What the migration adds by hand, because drizzle has no word for it: the trigger `ledger_post`, which alone moves
// balances and refuses entries of a transfer that do not sum to zero in each currency; and triggers that refuse to
// change or delete what was booked.
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';
import { bundles } from './bundles.ts';
import { games, publishers } from './store.ts';

const money = (name?: string) => (name ? bigint(name, { mode: 'number' }) : bigint({ mode: 'number' }));
const at = (name?: string) =>
  name ? timestamp(name, { withTimezone: true }) : timestamp({ withTimezone: true });

/**
 * Who holds money. A positive balance is what Lobby owes: to a member, to a publisher for what was bought in one
 * country, to whoever redeems gift cards, and to the store itself as its fee. Providers of payment stand below zero by
 * what they have collected.
 */
export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    /** Made from what the account is (see accountId), so that nobody has to look it up. */
    id: uuid().primaryKey(),
    kind: text().notNull(),
    memberId: uuid('member_id').references(() => members.id),
    publisherId: uuid('publisher_id').references(() => publishers.id),
    /** The buyers' country, of a publisher's account. */
    country: text(),
    /** Of a provider's account. */
    provider: text(),
    currency: text().notNull(),
    /** The sum of its entries; moved by the trigger alone. */
    balance: money().notNull().default(0),
  },
  (table) => [
    unique('ledger_accounts_one_each')
      .on(table.kind, table.memberId, table.publisherId, table.country, table.provider, table.currency)
      .nullsNotDistinct(),
    check(
      'ledger_accounts_kind',
      sql`(${table.kind} = 'member') = (${table.memberId} is not null)
        and (${table.kind} = 'publisher') = (${table.publisherId} is not null and ${table.country} is not null)
        and (${table.kind} = 'provider') = (${table.provider} is not null)
        and ${table.kind} in ('member', 'publisher', 'fee', 'provider', 'giftCards')`,
    ),
    check(
      'ledger_accounts_balance',
      sql`${table.balance} >= 0 or ${table.kind} not in ('member', 'giftCards')`,
    ),
    index('ledger_accounts_member').on(table.memberId),
    index('ledger_accounts_publisher').on(table.publisherId),
  ],
);

/** One movement of money, whole. `reference` names what it was for: each thing is booked once. */
export const ledgerTransfers = pgTable(
  'ledger_transfers',
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    reference: uuid().notNull(),
    at: at().notNull(),
  },
  (table) => [
    unique('ledger_transfers_once').on(table.kind, table.reference),
    check(
      'ledger_transfers_kind',
      sql`${table.kind} in ('charge', 'chargeBack', 'purchase', 'refund', 'giftCard', 'redemption')`,
    ),
  ],
);

/** What a transfer gives to one account (above zero) or takes from it. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    transferId: uuid('transfer_id')
      .notNull()
      .references(() => ledgerTransfers.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => ledgerAccounts.id),
    amount: money().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.transferId, table.accountId] }),
    check('ledger_entries_amount', sql`${table.amount} <> 0`),
    index('ledger_entries_account').on(table.accountId, table.transferId),
  ],
);

/** One purchase: everything in it was bought at once, or nothing. Kept under "deleted member" when its buyer leaves. */
export const orders = pgTable(
  'orders',
  {
    id: uuid().primaryKey(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    /** Who got the games; the buyer unless it was a gift. */
    recipientId: uuid('recipient_id')
      .notNull()
      .references(() => members.id),
    /** Where the buyer lived, for the accounts of publishers. */
    country: text().notNull(),
    currency: text().notNull(),
    total: money().notNull(),
    at: at().notNull(),
  },
  (table) => [
    check('orders_total', sql`${table.total} >= 0`),
    index('orders_newest').on(table.memberId, table.at.desc(), table.id),
    index('orders_recipient').on(table.recipientId),
  ],
);

/** One game of an order, at the price it had then. */
export const orderLines = pgTable(
  'order_lines',
  {
    id: uuid().primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    position: smallint().notNull(),
    gameId: uuid('game_id')
      .notNull()
      .references(() => games.id),
    /** Null where the shop knows of none: then all that was paid is the store's. */
    publisherId: uuid('publisher_id').references(() => publishers.id),
    /** What it cost without a sale, what was paid, and what of that went to the publisher. */
    listPrice: money('list_price').notNull(),
    price: money().notNull(),
    share: money().notNull(),
    /** Which bundle it was bought in; its price is its part of what that cost. */
    bundleId: uuid('bundle_id').references(() => bundles.id),
    refundedAt: at('refunded_at'),
    refundReason: text('refund_reason'),
    /** Minutes played when it was given back. */
    refundPlayed: integer('refund_played'),
  },
  (table) => [
    unique('order_lines_place').on(table.orderId, table.position),
    unique('order_lines_game').on(table.orderId, table.gameId),
    check(
      'order_lines_price',
      sql`${table.price} between 0 and ${table.listPrice} and ${table.share} between 0 and ${table.price}`,
    ),
    check(
      'order_lines_refund',
      sql`(${table.refundedAt} is null) = (${table.refundReason} is null)
        and (${table.refundedAt} is null) = (${table.refundPlayed} is null)`,
    ),
    check('order_lines_share', sql`${table.publisherId} is not null or ${table.share} = 0`),
    index('order_lines_of_game').on(table.gameId),
    index('order_lines_publisher').on(table.publisherId),
    index('order_lines_bundle').on(table.bundleId).where(sql`${table.bundleId} is not null`),
  ],
);
