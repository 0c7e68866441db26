// Wallet: inputs, wire types and the pure rules of money.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import { bundleLimits } from './bundleShares.ts';
import type { BundleRef } from './bundles.ts';
import { currencies } from './countries.ts';
import { limits } from './limits.ts';
import { idSchema, keySchema, languageSchema, type Money, pageInput } from './primitives.ts';
import { refundRule } from './refunds.ts';
import type { GameRef } from './store.ts';

/** Minor units as a client names them. */
const amountSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const once = (ids: readonly string[]) => new Set(ids).size === ids.length;
const purchase = {
  /** The games, each with the price the buyer saw. */
  items: z
    .array(z.object({ gameId: idSchema, price: amountSchema }))
    .max(limits.orderItems.max)
    .refine((items) => once(items.map(({ gameId }) => gameId)), 'each game once'),
  /** The bundles, each with what the buyer saw that the games cost which whoever gets them lacks. */
  bundles: z
    .array(z.object({ bundleId: idSchema, price: amountSchema }))
    .min(1)
    .max(bundleLimits.inCart.max)
    .refine((bundles) => once(bundles.map(({ bundleId }) => bundleId)), 'each bundle once')
    .optional(),
  /** For whom, when it is a gift. */
  recipientId: idSchema.optional(),
};
const hasSomething = ({ items, bundles }: { items: readonly unknown[]; bundles?: unknown }) =>
  items.length > 0 || bundles !== undefined;
const something = { path: ['items'], error: 'nothing to buy' };
/** What shall be bought, and for whom. */
export const purchaseInput = z.object(purchase).refine(hasSomething, something);
export const buyInput = z
  .object({
    ...purchase,
    /** What the buyer saw the prices in. */
    currency: z.enum(currencies),
    key: keySchema,
  })
  .refine(hasSomething, something);
export type BuyInput = z.output<typeof buyInput>;

/** Names come in this language; without it in the member's. */
const inLanguage = { language: languageSchema.optional() };
export const orderInput = z.object({ orderId: idSchema, ...inLanguage });
export const ordersInput = z.object({ ...pageInput, ...inLanguage }).optional();
export const movementKinds = [
  'charge',
  'chargeBack',
  'purchase',
  'refund',
  'giftCard',
  'redemption',
] as const;
const moment = z.int().min(0).max(253_402_300_799_999);
/** Only of one kind; only from a moment on, and only before one. Epoch milliseconds. */
export const movementsInput = z
  .object({
    kind: z.enum(movementKinds).optional(),
    since: moment.optional(),
    before: moment.optional(),
    ...pageInput,
    ...inLanguage,
  })
  .refine(({ since = 0, before = Number.MAX_SAFE_INTEGER }) => since < before, { path: ['before'] })
  .optional();
export const refundInput = z.object({
  lineId: idSchema,
  reason: z.enum(refundRule.reasons),
  key: keySchema,
});

export type OrderLine = {
  id: string;
  game: GameRef;
  /** Null while it stands. Epoch milliseconds. */
  refundedAt: number | null;
  price: Money;
  listPrice: Money;
  /** Which it was bought in: its price is its part of what that cost. */
  bundle: BundleRef | null;
  /** Why it cannot be given back, null where it can; `gone` when its copy is. */
  noRefund: 'refunded' | 'late' | 'played' | 'gone' | null;
  /** Minutes played; null where the copy is gone. */
  playMinutes: number | null;
};
export type Order = {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  total: Money;
  /** To whom it was given; null when the buyer kept it. */
  recipient: MemberRef | null;
  lines: OrderLine[];
};
/** What moved money into a wallet or out of it. */
export type MovementKind = (typeof movementKinds)[number];
export type Movement = {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  kind: MovementKind;
  /** Above zero what came in, below zero what went out. */
  amount: Money;
  /** The order of a purchase or refund, and its games. */
  orderId: string | null;
  games: GameRef[];
  /** Who was given the games or the card, or whom the card came from. */
  other: MemberRef | null;
};
export type Bought = { orderId: string; total: Money; balance: Money };
export type Refunded = { lineId: string; amount: Money; balance: Money };
