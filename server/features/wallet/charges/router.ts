// The procedures of charges. For members alone.
import { limits } from '../../../../shared/limits.ts';
import {
  approveChargeInput,
  type Charge,
  type ChargeWays,
  chargeInput,
  chargesInput,
  startChargeInput,
} from '../../../../shared/payments.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { memberProcedure, router } from '../../../trpc.ts';
import { approveCharge, giveUpCharge } from './approve.ts';
import { chargeWays, listCharges } from './queries.ts';
import { findOwnCharge, presentCharge } from './rows.ts';
import { startCharge } from './start.ts';

export const chargesRouter = router({
  /** Who takes money in the caller's currency, and how much at once. Errors: NOT_SIGNED_IN. */
  ways: memberProcedure.query(({ ctx }): ChargeWays => chargeWays(ctx.services, ctx.member.currency)),

  /**
   * Begins a charge, or the charge of what is missing for a purchase and that purchase; once for each key. Errors:
   * PAYMENTS_OFF, PAYMENT_UNAVAILABLE, WALLET_CURRENCY, CHARGE_AMOUNT, CHARGE_NOT_NEEDED, CHARGE_EXPIRED, KEY_REUSED,
   * RATE_LIMITED, NOT_SIGNED_IN; of a purchase also GAME_NOT_FOUND, NOT_FOR_SALE, PRICE_CHANGED, ALREADY_OWNED,
   * MEMBER_NOT_FOUND, GIFT_TO_SELF.
   */
  start: memberProcedure
    .input(startChargeInput)
    .mutation(
      ({ ctx, input }): Promise<Charge> =>
        startCharge(ctx.services, ctx.member, input, /\bMobi/.test(ctx.request.userAgent)),
    ),

  /**
   * For a member who comes back from the provider; the state tells what came of it. Errors: CHARGE_NOT_FOUND,
   * CHARGE_EXPIRED, PAYMENT_UNAVAILABLE, RATE_LIMITED, NOT_SIGNED_IN.
   */
  approve: memberProcedure
    .input(approveChargeInput)
    .mutation(
      ({ ctx, input }): Promise<Charge> =>
        approveCharge(ctx.services, ctx.member.id, input.chargeId, input.token),
    ),

  /** Gives one up; the state tells whether it was. Errors: CHARGE_NOT_FOUND, PAYMENT_UNAVAILABLE, RATE_LIMITED, NOT_SIGNED_IN. */
  giveUp: memberProcedure
    .input(chargeInput)
    .mutation(({ ctx, input }): Promise<Charge> => giveUpCharge(ctx.services, ctx.member.id, input.chargeId)),

  /** Errors: CHARGE_NOT_FOUND, NOT_SIGNED_IN. */
  find: memberProcedure
    .input(chargeInput)
    .query(
      async ({ ctx, input }): Promise<Charge> =>
        presentCharge(await findOwnCharge(ctx.services.database.db, ctx.member.id, input.chargeId)),
    ),

  /** One's own, newest first. Errors: NOT_SIGNED_IN, BAD_CURSOR. */
  list: memberProcedure.input(chargesInput).query(
    ({ ctx, input }): Promise<Page<Charge>> =>
      listCharges(ctx.services.database, ctx.member.id, {
        cursor: input?.cursor,
        limit: input?.limit ?? limits.page.default,
      }),
  ),
});
