// The procedures of accounts.
import {
  type Availability,
  availableInput,
  type Me,
  type MemberRef,
  signInDemoInput,
  signInInput,
  signUpInput,
} from '../../../shared/accounts.ts';
import { cookieProcedure, publicProcedure, router } from '../../trpc.ts';
import { signIn, signInDemo, signOut, signUp } from './commands.ts';
import { emailKey } from './names.ts';
import { findAvailability, listDemoAccounts } from './queries.ts';
import { ownProcedures } from './routes/own.ts';
import { wayProcedures } from './routes/ways.ts';

export const accountsRouter = router({
  ...wayProcedures,
  ...ownProcedures,

  /** Makes an account and signs in. Errors: EMAIL_TAKEN, NICKNAME_TAKEN, PASSWORD_COMMON, RATE_LIMITED. */
  signUp: cookieProcedure.input(signUpInput).mutation(async ({ ctx, input }): Promise<Me> => {
    await ctx.services.limits.consume('signUp', ctx.request.address);
    return signUp(ctx.services, input, ctx);
  }),

  /** Signs in by password. Errors: WRONG_CREDENTIALS, RATE_LIMITED. */
  signIn: cookieProcedure.input(signInInput).mutation(async ({ ctx, input }): Promise<Me> => {
    const { limits } = ctx.services;
    const account = emailKey(input.email);
    await limits.consume('signIn', ctx.request.address);
    await limits.consume('signInAccount', account);
    const member = await signIn(ctx.services, input, ctx);
    // A right password takes nothing from who signs in often, such as a household behind one address.
    await limits.reward('signIn', ctx.request.address);
    await limits.reward('signInAccount', account);
    return member;
  }),

  /** Ends this browser's session and its sockets; a guest's call does nothing. */
  signOut: cookieProcedure.mutation(async ({ ctx }): Promise<Record<string, never>> => {
    await signOut(ctx.services, ctx);
    return {};
  }),

  /**
   * The caller, or null for a guest. Leaves the cookie alone, also one whose session has ended: a slow answer would
   * take the cookie of a session begun in the meantime.
   */
  me: publicProcedure.query(({ ctx }): Me | null => ctx.session?.member ?? null),

  /** Whether an address and a nickname are free to take. Errors: RATE_LIMITED. */
  available: publicProcedure.input(availableInput).query(async ({ ctx, input }): Promise<Availability> => {
    await ctx.services.limits.consume('available', ctx.request.address);
    return findAvailability(ctx.services.database, input);
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
