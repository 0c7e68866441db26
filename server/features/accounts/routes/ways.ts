// Procedures: the ways in besides the password.
import {
  type Me,
  resetPasswordInput,
  sendCodeInput,
  sendLinkInput,
  signInByCodeInput,
  signInByLinkInput,
  type WaysIn,
} from '../../../../shared/accounts.ts';
import { type Context, cookieProcedure, publicProcedure } from '../../../trpc.ts';
import { emailKey } from '../names.ts';
import { sendCode, sendLink } from '../proofs/proofs.ts';
import { resetPassword, signInByCode, signInByLink } from '../proofs/ways.ts';

type Done = Record<string, never>;

/** Mail is asked for by address, and for an account, so many times. */
async function limitAsking({ services, request }: Context, email: string): Promise<void> {
  await services.limits.consume('proof', request.address);
  await services.limits.consume('proofAccount', emailKey(email));
}

/** Tries of an address; a right one gives its try back. */
async function guessing<Result>(
  { services, request }: Context,
  guess: () => Promise<Result>,
): Promise<Result> {
  await services.limits.consume('guess', request.address);
  const result = await guess();
  await services.limits.reward('guess', request.address);
  return result;
}

export const wayProcedures = {
  /** Which ways in there are besides the password. */
  ways: publicProcedure.query(({ ctx }): WaysIn => {
    const { mail, config } = ctx.services;
    return { mail: mail.works, providers: config.oidc.map(({ id, name }) => ({ id, name })) };
  }),

  /**
   * Sends a code to an address, if it has an account; the answer is the same if it has none. Errors: MAIL_OFF,
   * RATE_LIMITED.
   */
  sendCode: publicProcedure.input(sendCodeInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await limitAsking(ctx, input.email);
    await sendCode(ctx.services, input.purpose, input);
    return {};
  }),

  /** Sends a link that lets its reader in. Answers as `sendCode`. Errors: MAIL_OFF, RATE_LIMITED. */
  sendLink: publicProcedure.input(sendLinkInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await limitAsking(ctx, input.email);
    await sendLink(ctx.services, input);
    return {};
  }),

  /** Signs in by a code that was sent. Errors: PROOF_WRONG, BANNED, RATE_LIMITED. */
  signInByCode: cookieProcedure
    .input(signInByCodeInput)
    .mutation(({ ctx, input }): Promise<Me> => guessing(ctx, () => signInByCode(ctx.services, input, ctx))),

  /** Signs in by a link, which is only good for a POST: mail scanners open links. Errors: as `signInByCode`. */
  signInByLink: cookieProcedure
    .input(signInByLinkInput)
    .mutation(
      ({ ctx, input }): Promise<Me> => guessing(ctx, () => signInByLink(ctx.services, input.token, ctx)),
    ),

  /**
   * Sets a new password by a code, signs every device out and this one in. Errors: PASSWORD_COMMON, PROOF_WRONG,
   * BANNED, RATE_LIMITED.
   */
  resetPassword: cookieProcedure
    .input(resetPasswordInput)
    .mutation(({ ctx, input }): Promise<Me> => guessing(ctx, () => resetPassword(ctx.services, input, ctx))),
};
