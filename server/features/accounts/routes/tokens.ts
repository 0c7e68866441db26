// Procedures: tokens for clients without cookies.
import {
  createTokensInput,
  type NewTokens,
  refreshTokensInput,
  type Tokens,
} from '../../../../shared/tokens.ts';
import { publicProcedure } from '../../../trpc.ts';
import { signInByCode } from '../proofs/ways.ts';
import { signInByPassword } from '../signInByPassword.ts';
import { createTokens, refreshTokens } from '../tokens/tokens.ts';
import { guessing } from './guessing.ts';

export const tokenProcedures = {
  /** Signs in, with tokens in place of a cookie. Errors: those of `signIn`, or with a code of `signInByCode`. */
  createTokens: publicProcedure
    .input(createTokensInput)
    .mutation(
      ({ ctx, input }): Promise<NewTokens> =>
        createTokens(ctx.services, ctx.request, (caller) =>
          'code' in input
            ? guessing(ctx, input.captcha, () => signInByCode(ctx.services, input, caller))
            : signInByPassword(ctx.services, input, caller),
        ),
    ),

  /**
   * The next pair. A refresh token is good once; coming again after ten seconds it ends the session. Errors:
   * TOKEN_WRONG, RATE_LIMITED.
   */
  refreshTokens: publicProcedure
    .input(refreshTokensInput)
    .mutation(async ({ ctx, input }): Promise<Tokens> => {
      await ctx.services.limits.consume('refresh', ctx.request.address);
      return refreshTokens(ctx.services, input.refreshToken);
    }),
};
