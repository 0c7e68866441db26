// Procedures: what members do with their own account.
import {
  changeEmailInput,
  changeMobileInput,
  changePasswordInput,
  confirmEmailInput,
  confirmMobileInput,
  disconnectInput,
  endSessionInput,
  type Identity,
  type Me,
  type Profile,
  type SessionCard,
  sessionsInput,
  updateProfileInput,
} from '../../../../shared/accounts.ts';
import { limits as bounds } from '../../../../shared/limits.ts';
import { addPasskeyInput, type PasskeyCard, removePasskeyInput } from '../../../../shared/passkeys.ts';
import type { Page } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import { memberProcedure } from '../../../trpc.ts';
import { isWalletEmpty } from '../../wallet/queries/emptiness.ts';
import { admit } from '../gate.ts';
import { confirmMobile, removeMobile, sendMobileCode } from '../mobile/mobile.ts';
import { emailKey } from '../names.ts';
import { disconnect, findIdentities } from '../oidc/identities.ts';
import { endOneSession, endOtherSessions, findSessions } from '../own/devices.ts';
import { confirmEmail, proveEmail, sendEmailCode } from '../own/email.ts';
import { changePassword } from '../own/password.ts';
import { findProfile, updateProfile } from '../own/profile.ts';
import { addPasskey, findPasskeys, newPasskey, removePasskey } from '../passkeys/own.ts';
import { drawnPicture } from '../picture/change.ts';
import { sendChangeCode } from '../proofs/proofs.ts';
import { isDemoMember } from '../queries.ts';
import { guessingInside } from './guessing.ts';

type Done = Record<string, never>;

/**
 * For changes of what leads into the account, and of who is in. An account of the demo is everybody's: one visitor must not shut the next
 * one out. Errors: DEMO_ACCOUNT.
 */
const ownerProcedure = memberProcedure.use(async ({ ctx, next }) => {
  if (await isDemoMember(ctx.services.database, ctx.member.id)) throw new AppError('DEMO_ACCOUNT');
  return next();
});

export const ownProcedures = {
  /** What only the caller sees of themselves, besides `me`. */
  profile: memberProcedure.query(({ ctx }): Promise<Profile> => findProfile(ctx.services, ctx.member.id)),

  /** Changes what is named. Errors: NICKNAME_TAKEN, WALLET_NOT_EMPTY, RATE_LIMITED. */
  updateProfile: memberProcedure.input(updateProfileInput).mutation(async ({ ctx, input }): Promise<Me> => {
    await ctx.services.limits.consume('profile', ctx.member.id);
    return updateProfile(ctx.services, ctx.session, input, isWalletEmpty);
  }),

  /** Goes back from an uploaded picture to the drawn one; with a drawn one nothing changes. Errors: RATE_LIMITED. */
  useDrawnAvatar: memberProcedure.mutation(async ({ ctx }): Promise<Me> => {
    await ctx.services.limits.consume('picture', ctx.member.id);
    return drawnPicture(ctx.services, ctx.session);
  }),

  /**
   * Changes the password; the other devices are signed out. `current` may be left out only where there is none.
   * Errors: PASSWORD_COMMON, PASSWORD_WRONG, RATE_LIMITED, DEMO_ACCOUNT.
   */
  changePassword: ownerProcedure
    .input(changePasswordInput)
    .mutation(async ({ ctx, input }): Promise<Done> => {
      await changePassword(ctx.services, ctx.session, input);
      return {};
    }),

  /** Sends a code that proves one's address; where it is proven, nothing. Errors: MAIL_OFF, RATE_LIMITED, DEMO_ACCOUNT. */
  sendEmailCode: ownerProcedure.mutation(async ({ ctx }): Promise<Done> => {
    await ctx.services.limits.consume('proofAccount', ctx.member.id);
    await sendEmailCode(ctx.services, ctx.session);
    return {};
  }),

  /**
   * Proves one's address by the code; password, passkeys and sessions stay. `email` is the address the page shows. Again,
   * it changes nothing. Errors: PROOF_WRONG, RATE_LIMITED, DEMO_ACCOUNT.
   */
  proveEmail: ownerProcedure.input(confirmEmailInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await guessingInside(ctx, () => proveEmail(ctx.services, ctx.session, input));
    return {};
  }),

  /** Sends a code to the address one wants to have. Errors: MAIL_OFF, RATE_LIMITED, DEMO_ACCOUNT. */
  changeEmail: ownerProcedure.input(changeEmailInput).mutation(async ({ ctx, input }): Promise<Done> => {
    const { limits } = ctx.services;
    await limits.consume('proofAccount', ctx.member.id);
    await limits.consume('changeAddress', emailKey(input.email));
    await sendChangeCode(ctx.services, ctx.session, input.email);
    return {};
  }),

  /** Makes the address one's own by the code. Errors: PROOF_WRONG, RATE_LIMITED, DEMO_ACCOUNT. */
  confirmEmail: ownerProcedure.input(confirmEmailInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await guessingInside(ctx, () => confirmEmail(ctx.services, ctx.session, input));
    return {};
  }),

  /**
   * Texts a code to a number the caller wants to have. Errors: SMS_OFF, RATE_LIMITED, CAPTCHA_NEEDED, CAPTCHA_WRONG,
   * DEMO_ACCOUNT.
   */
  changeMobile: ownerProcedure.input(changeMobileInput).mutation(async ({ ctx, input }): Promise<Done> => {
    const tries = [
      ['sms', ctx.request.address],
      ['smsWanted', ctx.member.id],
      ['smsWanted', input.mobile],
    ] as const;
    await admit(ctx.services, tries, input.captcha);
    await sendMobileCode(ctx.services, ctx.session, input.mobile);
    return {};
  }),

  /** Makes the number one's own by the code. Errors: PROOF_WRONG, RATE_LIMITED, DEMO_ACCOUNT. */
  confirmMobile: ownerProcedure.input(confirmMobileInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await guessingInside(ctx, () => confirmMobile(ctx.services, ctx.session, input));
    return {};
  }),

  /** Gives the number up; without one nothing changes. Errors: LAST_WAY_IN, RATE_LIMITED. */
  removeMobile: memberProcedure.mutation(async ({ ctx }): Promise<Done> => {
    await ctx.services.limits.consume('profile', ctx.member.id);
    await removeMobile(ctx.services, ctx.session);
    return {};
  }),

  /** The caller's passkeys, the oldest first; there are never more than 20. */
  passkeys: memberProcedure.query(
    ({ ctx }): Promise<PasskeyCard[]> => findPasskeys(ctx.services, ctx.member.id),
  ),

  /** What a browser needs to make a passkey: `startRegistration` of @simplewebauthn/browser. Errors: TOO_MANY_PASSKEYS, RATE_LIMITED, DEMO_ACCOUNT. */
  newPasskey: ownerProcedure.mutation(async ({ ctx }) => {
    await ctx.services.limits.consume('passkey', ctx.request.address);
    return newPasskey(ctx.services, ctx.member, ctx.request.origin);
  }),

  /** Keeps the passkey the browser made. Errors: PASSKEY_WRONG, TOO_MANY_PASSKEYS, DEMO_ACCOUNT. */
  addPasskey: ownerProcedure
    .input(addPasskeyInput)
    .mutation(
      ({ ctx, input }): Promise<PasskeyCard> =>
        addPasskey(ctx.services, ctx.session, input, ctx.request.origin),
    ),

  /** Takes a passkey away; who came in by it stays. Errors: PASSKEY_NOT_FOUND, LAST_WAY_IN. */
  removePasskey: memberProcedure.input(removePasskeyInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await removePasskey(ctx.services, ctx.session, input.passkeyId);
    return {};
  }),

  /** The providers the caller may come in by, the one connected first first; no more than this server ever offered. */
  identities: memberProcedure.query(
    ({ ctx }): Promise<Identity[]> => findIdentities(ctx.services, ctx.member.id),
  ),

  /** Disconnects a provider; one that is not connected changes nothing. Errors: LAST_WAY_IN, RATE_LIMITED. */
  disconnect: memberProcedure.input(disconnectInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await ctx.services.limits.consume('profile', ctx.member.id);
    await disconnect(ctx.services, ctx.session, input.provider);
    return {};
  }),

  /** The devices the caller is signed in on, the one used last first; in an account of the demo this one. Errors: BAD_CURSOR. */
  sessions: memberProcedure
    .input(sessionsInput)
    .query(async ({ ctx, input = { limit: bounds.page.default } }): Promise<Page<SessionCard>> => {
      const onlyCurrent = await isDemoMember(ctx.services.database, ctx.member.id);
      return findSessions(ctx.services, ctx.member.id, ctx.session.id, { ...input, onlyCurrent });
    }),

  /** Signs one device out. Errors: SESSION_NOT_FOUND, DEMO_ACCOUNT. */
  endSession: ownerProcedure.input(endSessionInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await endOneSession(ctx.services, ctx.session, input.sessionId);
    return {};
  }),

  /** Signs every other device out. Errors: DEMO_ACCOUNT. */
  endOtherSessions: ownerProcedure.mutation(async ({ ctx }): Promise<{ ended: number }> => {
    return { ended: await endOtherSessions(ctx.services, ctx.session) };
  }),
};
