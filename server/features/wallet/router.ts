// The procedures of the wallet: what is in it, what was bought from it. For members alone.
import { limits } from '../../../shared/limits.ts';
import type { Money, Page } from '../../../shared/primitives.ts';
import {
  type Bought,
  buyInput,
  type Movement,
  movementsInput,
  type Order,
  orderInput,
  ordersInput,
  type Refunded,
  refundInput,
} from '../../../shared/wallet.ts';
import { memberProcedure, router } from '../../trpc.ts';
import { chargesRouter } from './charges/router.ts';
import { giftCardsRouter } from './giftCards/router.ts';
import { balanceOf } from './ledger/post.ts';
import { buy } from './orders/buy.ts';
import { findOrder, listOrders } from './orders/queries.ts';
import { refund } from './orders/refund.ts';
import { listMovements } from './queries/movements.ts';

export const walletRouter = router({
  charges: chargesRouter,
  giftCards: giftCardsRouter,

  /** Errors: NOT_SIGNED_IN. */
  balance: memberProcedure.query(
    ({ ctx }): Promise<Money> => balanceOf(ctx.services.database.db, ctx.member.id, ctx.member.currency),
  ),

  /** All that came into the wallet and went out of it, newest first. Errors: NOT_SIGNED_IN, BAD_CURSOR. */
  movements: memberProcedure.input(movementsInput).query(
    ({ ctx, input }): Promise<Page<Movement>> =>
      listMovements(ctx.services.database, ctx.member.id, input?.language ?? ctx.member.language, {
        kind: input?.kind,
        since: input?.since,
        before: input?.before,
        cursor: input?.cursor,
        limit: input?.limit ?? limits.page.default,
      }),
  ),

  /**
   * Everything or nothing, once for each key. Errors: GAME_NOT_FOUND, NOT_FOR_SALE, PRICE_CHANGED, ALREADY_OWNED,
   * INSUFFICIENT_FUNDS, MEMBER_NOT_FOUND, GIFT_TO_SELF, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN.
   */
  buy: memberProcedure
    .input(buyInput)
    .mutation(({ ctx, input }): Promise<Bought> => buy(ctx.services, ctx.member, input)),

  /**
   * One game of an order, back to the wallet. Errors: ORDER_NOT_FOUND, ALREADY_REFUNDED, REFUND_TOO_LATE, REFUND_PLAYED,
   * REFUND_CURRENCY, KEY_REUSED, RATE_LIMITED, NOT_SIGNED_IN.
   */
  refund: memberProcedure
    .input(refundInput)
    .mutation(({ ctx, input }): Promise<Refunded> => refund(ctx.services, ctx.member.id, input)),

  /** One's own, newest first. Errors: NOT_SIGNED_IN, BAD_CURSOR. */
  orders: memberProcedure.input(ordersInput).query(
    ({ ctx, input }): Promise<Page<Order>> =>
      listOrders(ctx.services, ctx.member.id, input?.language ?? ctx.member.language, {
        cursor: input?.cursor,
        limit: input?.limit ?? limits.page.default,
      }),
  ),

  /** Errors: ORDER_NOT_FOUND, NOT_SIGNED_IN. */
  order: memberProcedure
    .input(orderInput)
    .query(
      ({ ctx, input }): Promise<Order> =>
        findOrder(ctx.services, ctx.member.id, input.orderId, input.language ?? ctx.member.language),
    ),
});
