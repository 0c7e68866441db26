// The procedures of gift cards. For members alone.
import { limits } from '../../../../shared/limits.ts';
import {
  acceptGiftCardInput,
  type BoughtGiftCard,
  buyGiftCardInput,
  type GiftCard,
  giftCardInput,
  giftCardsInput,
  type ReceivedGiftCard,
  type Redeemed,
  redeemInput,
} from '../../../../shared/payments.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { memberProcedure, router } from '../../../trpc.ts';
import { buyGiftCard } from './buy.ts';
import { listBoughtCards, listReceivedCards, showCode } from './queries.ts';
import { acceptGiftCard, redeemCode } from './redeem.ts';

const pageOf = (input: { cursor?: string | null | undefined; limit: number } | undefined) => ({
  cursor: input?.cursor,
  limit: input?.limit ?? limits.page.default,
});

export const giftCardsRouter = router({
  /**
   * For whoever has the code, or for one member; once for each key. Errors: WALLET_CURRENCY, BAD_INPUT,
   * INSUFFICIENT_FUNDS, GIFT_TO_SELF, MEMBER_NOT_FOUND, GIFT_CARD_CURRENCY, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN.
   */
  buy: memberProcedure
    .input(buyGiftCardInput)
    .mutation(({ ctx, input }): Promise<BoughtGiftCard> => buyGiftCard(ctx.services, ctx.member.id, input)),

  /** By code. Errors: GIFT_CARD_WRONG, GIFT_CARD_USED, GIFT_CARD_CURRENCY, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN. */
  redeem: memberProcedure
    .input(redeemInput)
    .mutation(
      ({ ctx, input }): Promise<Redeemed> =>
        redeemCode(ctx.services, ctx.member.id, ctx.request.address, input),
    ),

  /**
   * One that was sent to the caller. Errors: GIFT_CARD_NOT_FOUND, GIFT_CARD_USED, GIFT_CARD_CURRENCY, KEY_REUSED,
   * RATE_LIMITED, NOT_SIGNED_IN.
   */
  accept: memberProcedure
    .input(acceptGiftCardInput)
    .mutation(({ ctx, input }): Promise<Redeemed> => acceptGiftCard(ctx.services, ctx.member.id, input)),

  /** The code of a card the caller bought and may give away. Errors: GIFT_CARD_NOT_FOUND, GIFT_CARD_USED, NOT_SIGNED_IN. */
  code: memberProcedure.input(giftCardInput).query(
    async ({ ctx, input }): Promise<{ code: string }> => ({
      code: await showCode(ctx.services, ctx.member.id, input.cardId),
    }),
  ),

  /** Bought by the caller, newest first. Errors: NOT_SIGNED_IN, BAD_CURSOR. */
  bought: memberProcedure
    .input(giftCardsInput)
    .query(
      ({ ctx, input }): Promise<Page<GiftCard>> =>
        listBoughtCards(ctx.services.database, ctx.member.id, pageOf(input)),
    ),

  /** Sent to the caller, newest first. Errors: NOT_SIGNED_IN, BAD_CURSOR. */
  received: memberProcedure
    .input(giftCardsInput)
    .query(
      ({ ctx, input }): Promise<Page<ReceivedGiftCard>> =>
        listReceivedCards(ctx.services.database, ctx.member.id, pageOf(input)),
    ),
});
