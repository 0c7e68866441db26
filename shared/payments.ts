// Charges and gift cards: inputs and wire types.
import { z } from 'zod';
import type { MemberRef } from './accounts.ts';
import { currencies } from './countries.ts';
import type { ErrorCode, ErrorParams } from './errors.ts';
import { idSchema, keySchema, languageSchema, type Money, pageInput } from './primitives.ts';
import { purchaseInput } from './wallet.ts';

const common = {
  /** What the member saw the amount in. */
  currency: z.enum(currencies),
  /** Of the provider's page; without it the member's. */
  language: languageSchema.optional(),
  key: keySchema,
};

/** An amount in minor units, or what shall be bought: then what is missing for it is charged. */
export const startChargeInput = z.union([
  z.strictObject({ amount: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER), ...common }),
  z.strictObject({ purchase: purchaseInput, ...common }),
]);
export type StartChargeInput = z.output<typeof startChargeInput>;

export const chargeInput = z.object({ chargeId: idSchema });
/** `token` is what the provider put into the address of the way back, where it does. */
export const approveChargeInput = z.object({
  chargeId: idSchema,
  token: z.string().min(1).max(200).optional(),
});
export const chargesInput = z.object(pageInput).optional();

export const buyGiftCardInput = z.object({
  /** Minor units; one of `giftCardValues`. */
  value: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  currency: z.enum(currencies),
  /** Who alone may redeem it; without it whoever has the code. */
  recipientId: idSchema.optional(),
  key: keySchema,
});
export type BuyGiftCardInput = z.output<typeof buyGiftCardInput>;
/** `code` as it was typed. */
export const redeemInput = z.object({ code: z.string().min(1).max(100), key: keySchema });
export const giftCardInput = z.object({ cardId: idSchema });
export const acceptGiftCardInput = z.object({ cardId: idSchema, key: keySchema });
export const giftCardsInput = z.object(pageInput).optional();

/**
 * `ready` is to be paid at `payUrl`; `checking` means that the provider was told to take the money and has not answered:
 * what came of it is found out without the member. Only `approved` money is in the wallet.
 */
export type ChargeState = 'ready' | 'checking' | 'approved' | 'cancelled' | 'failed' | 'expired';
export type Charge = {
  id: string;
  state: ChargeState;
  amount: Money;
  provider: string;
  /** Null when there is nothing to pay. */
  payUrl: string | null;
  /** Epoch milliseconds. */
  createdAt: number;
  expiresAt: number;
  settledAt: number | null;
  /** Whether something shall be bought with it; the order of that, or why it could not be bought. */
  withPurchase: boolean;
  orderId: string | null;
  refusal: { code: ErrorCode; params: ErrorParams } | null;
};
/** How one can charge here; `provider` is null where one cannot, in this currency. Minor units. */
export type ChargeWays = { provider: string | null; currency: Money['currency']; min: number; max: number };

export type GiftCard = {
  id: string;
  amount: Money;
  /** Epoch milliseconds. */
  boughtAt: number;
  redeemedAt: number | null;
  /** Null for whoever has the code. */
  recipient: MemberRef | null;
};
/** `sender` is null when that member is no more. */
export type ReceivedGiftCard = Omit<GiftCard, 'recipient'> & { sender: MemberRef | null };
/** `code` is null for a card sent to somebody: they need none. */
export type BoughtGiftCard = { card: GiftCard; code: string | null; balance: Money };
export type Redeemed = { cardId: string; amount: Money; balance: Money };
