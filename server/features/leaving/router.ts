// The procedures of leaving: deleting one's own account. All one's data comes as a file, over plain HTTP.
import { deleteAccountInput } from '../../../shared/accounts.ts';
import { memberCookieProcedure, memberProcedure, router } from '../../trpc.ts';
import { sendDeletionCode } from '../accounts/commands.ts';
import { deleteAccount } from './commands.ts';

type Done = Record<string, never>;

export const leavingRouter = router({
  /**
   * Sends the code that deletes the account, for one who has no password. Errors: MAIL_OFF, LAST_ADMINISTRATOR,
   * DEMO_ACCOUNT, RATE_LIMITED.
   */
  sendCode: memberProcedure.mutation(async ({ ctx }): Promise<Done> => {
    await ctx.services.limits.consume('proofAccount', ctx.member.id);
    await sendDeletionCode(ctx.services, ctx.session);
    return {};
  }),

  /**
   * Deletes the caller's account; there is no way back. Errors: PASSWORD_WRONG, PROOF_WRONG, LAST_ADMINISTRATOR,
   * DEMO_ACCOUNT, RATE_LIMITED.
   */
  deleteAccount: memberCookieProcedure
    .input(deleteAccountInput)
    .mutation(async ({ ctx, input }): Promise<Done> => {
      await deleteAccount(ctx.services, ctx.session, input);
      ctx.cookies.clear();
      return {};
    }),
});
