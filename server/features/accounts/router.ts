// The procedures of accounts.
import {
  type Availability,
  availableInput,
  findMemberInput,
  type Me,
  type MemberRef,
  signInDemoInput,
  signInInput,
  signUpInput,
} from '../../../shared/accounts.ts';
import { cookieProcedure, memberProcedure, publicProcedure, router } from '../../trpc.ts';
import { signInDemo, signOut, signUp } from './commands.ts';
import { admit } from './gate.ts';
import { findAvailability, findMemberByName, listDemoAccounts } from './queries.ts';
import { ownProcedures } from './routes/own.ts';
import { tokenProcedures } from './routes/tokens.ts';
import { wayProcedures } from './routes/ways.ts';
import { signInByPassword } from './signInByPassword.ts';

export const accountsRouter = router({
  ...wayProcedures,
  ...ownProcedures,
  ...tokenProcedures,

  /**
   * Makes an account and signs in. Errors: EMAIL_TAKEN, NICKNAME_TAKEN, PASSWORD_COMMON, RATE_LIMITED, CAPTCHA_NEEDED,
   * CAPTCHA_WRONG.
   */
  signUp: cookieProcedure.input(signUpInput).mutation(async ({ ctx, input }): Promise<Me> => {
    await admit(ctx.services, [['signUp', ctx.request.address]], input.captcha);
    return signUp(ctx.services, input, ctx);
  }),

  /** Signs in by password. Errors: WRONG_CREDENTIALS, RATE_LIMITED, CAPTCHA_NEEDED, CAPTCHA_WRONG. */
  signIn: cookieProcedure
    .input(signInInput)
    .mutation(({ ctx, input }): Promise<Me> => signInByPassword(ctx.services, input, ctx)),

  /** Ends this browser's session and its sockets; a guest's call does nothing. Errors: SESSION_CHANGED. */
  signOut: cookieProcedure.mutation(async ({ ctx }): Promise<Record<string, never>> => {
    await signOut(ctx.services, ctx);
    return {};
  }),

  /**
   * The caller, or null for a guest. Leaves the cookie alone, also one whose session has ended: a slow answer would
   * take the cookie of a session begun in the meantime.
   */
  me: publicProcedure.query(({ ctx }): Me | null => ctx.session?.member ?? null),

  /** Whether an address and a nickname are free to take. Errors: RATE_LIMITED, CAPTCHA_NEEDED, CAPTCHA_WRONG. */
  available: publicProcedure.input(availableInput).query(async ({ ctx, input }): Promise<Availability> => {
    await admit(ctx.services, [['available', ctx.request.address]], input.captcha);
    return findAvailability(ctx.services.database, input);
  }),

  /** Another member by the whole of their name, to give them something. Errors: MEMBER_NOT_FOUND, RATE_LIMITED, NOT_SIGNED_IN. */
  find: memberProcedure.input(findMemberInput).query(async ({ ctx, input }): Promise<MemberRef> => {
    await ctx.services.limits.consume('findMember', ctx.member.id);
    return findMemberByName(ctx.services.database, input.nickname);
  }),

  /** The demo members one may become by one click; none where the demo is off. */
  demo: publicProcedure.query(
    async ({ ctx }): Promise<{ accounts: MemberRef[] }> => ({
      accounts: ctx.services.config.demo ? await listDemoAccounts(ctx.services.database) : [],
    }),
  ),

  /** Becomes a demo member. Errors: DEMO_OFF, NOT_ALLOWED for any other member, RATE_LIMITED. */
  signInDemo: cookieProcedure.input(signInDemoInput).mutation(async ({ ctx, input }): Promise<Me> => {
    await ctx.services.limits.consume('signInDemo', ctx.request.address);
    return signInDemo(ctx.services, input.memberId, ctx);
  }),
});
