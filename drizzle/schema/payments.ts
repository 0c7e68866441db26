// Tables of money on its way in: charges, gift cards, and what the sandbox provider remembers of its own.
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { members } from './accounts.ts';
import { orders } from './wallet.ts';

const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({ dataType: () => 'bytea' });
const at = (name: string) => timestamp(name, { withTimezone: true });

/**
 * Money a member is about to pay by a provider. Its id is our reference at the provider. Money the provider took is
 * booked whatever the row said before: `expired`, `cancelled` and `failed` may still become `approved`, never the other
 * way round.
 */
export const charges = pgTable(
  'charges',
  {
    id: uuid().primaryKey(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    currency: text().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
    provider: text().notNull(),
    /** The provider's own; null until it has answered. */
    reference: text(),
    /** Where the member pays; null before the provider answered, and when nothing is to be paid any more. */
    payUrl: text('pay_url'),
    state: text().notNull().default('ready'),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    settledAt: at('settled_at'),
    /** When the provider was told to take the money: from then on it may have, whatever we heard. It is told once. */
    approvingAt: at('approving_at'),
    /** When the provider is asked next what became of it; null when there is nothing to ask. */
    lookAt: at('look_at'),
    looks: integer().notNull().default(0),
    /** What shall be bought in the transaction that books it: an input of `wallet.buy`. */
    purchase: jsonb(),
    /** The order that came of it, or why none did: `{ code, params }`. */
    orderId: uuid('order_id').references(() => orders.id),
    refusal: jsonb(),
  },
  (table) => [
    unique('charges_reference').on(table.provider, table.reference),
    check('charges_amount', sql`${table.amount} > 0`),
    check(
      'charges_state',
      sql`${table.state} in ('ready', 'approved', 'cancelled', 'failed', 'expired')
        and (${table.state} = 'ready') = (${table.settledAt} is null)`,
    ),
    check('charges_purchase', sql`${table.orderId} is null or ${table.state} = 'approved'`),
    index('charges_newest').on(table.memberId, table.createdAt.desc(), table.id),
    index('charges_due').on(table.lookAt).where(sql`${table.lookAt} is not null`),
    index('charges_order').on(table.orderId),
  ],
);

/** Money put aside for whoever redeems it. The code is made from the id (see codes.ts), and never stored. */
export const giftCards = pgTable(
  'gift_cards',
  {
    id: uuid().primaryKey(),
    buyerId: uuid('buyer_id')
      .notNull()
      .references(() => members.id),
    /** Who alone may redeem it; null for whoever has the code. */
    recipientId: uuid('recipient_id').references(() => members.id),
    currency: text().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
    /** SHA-256 of the code. */
    codeHash: bytea('code_hash').notNull(),
    boughtAt: at('bought_at').notNull(),
    redeemedAt: at('redeemed_at'),
    redeemedBy: uuid('redeemed_by').references(() => members.id),
  },
  (table) => [
    unique('gift_cards_code').on(table.codeHash),
    check('gift_cards_amount', sql`${table.amount} > 0`),
    check('gift_cards_redeemed', sql`(${table.redeemedAt} is null) = (${table.redeemedBy} is null)`),
    check('gift_cards_recipient', sql`${table.recipientId} <> ${table.buyerId}`),
    index('gift_cards_bought').on(table.buyerId, table.boughtAt.desc(), table.id),
    index('gift_cards_received').on(table.recipientId, table.boughtAt.desc(), table.id),
    index('gift_cards_redeemed_by').on(table.redeemedBy),
  ],
);

/** What the sandbox knows of its payments, as any provider keeps its own books. */
export const sandboxPayments = pgTable(
  'sandbox_payments',
  {
    id: uuid().primaryKey(),
    /** The reference of whoever asked for it. */
    order: uuid('order_id').notNull(),
    currency: text().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
    state: text().notNull().default('waiting'),
    /** Where the payer goes afterwards. */
    returnUrl: text('return_url').notNull(),
    language: text().notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (table) => [
    unique('sandbox_payments_order').on(table.order),
    check('sandbox_payments_state', sql`${table.state} in ('waiting', 'paid', 'declined', 'cancelled')`),
    check('sandbox_payments_amount', sql`${table.amount} > 0`),
  ],
);
