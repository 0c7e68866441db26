// Wallet: inputs, wire types and the pure rules of money.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import { currencies } from './countries.ts';
import { limits } from './limits.ts';
import { idSchema, keySchema, languageSchema, type Money, pageInput } from './primitives.ts';
import { refundRule } from './refunds.ts';
import type { GameRef } from './store.ts';

/** Minor units as a client names them. */
const amountSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const buyInput = z.object({
  /** The games, each with the price the buyer saw. */
  items: z
    .array(z.object({ gameId: idSchema, price: amountSchema }))
    .min(1)
    .max(limits.orderItems.max)
    .refine((items) => new Set(items.map(({ gameId }) => gameId)).size === items.length, 'each game once'),
  /** What the buyer saw the prices in. */
  currency: z.enum(currencies),
  /** For whom, when it is a gift. */
  recipientId: idSchema.optional(),
  key: keySchema,
});
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
