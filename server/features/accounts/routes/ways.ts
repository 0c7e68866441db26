// Procedures: the ways in besides the password.
import {
  type CameByMail,
  type Me,
  resetPasswordInput,
  sendCodeInput,
  sendLinkInput,
  sendSmsCodeInput,
  signInByCodeInput,
  signInByLinkInput,
  signInBySmsInput,
  type WaysIn,
} from '../../../../shared/accounts.ts';
import { type Captcha, type CaptchaAnswer, captchaInput } from '../../../../shared/captcha.ts';
import { signInByPasskeyInput } from '../../../../shared/passkeys.ts';
import {
  answerQrInput,
  onQrInput,
  type QrLook,
  type QrStart,
  qrCodeInput,
  signInByQrInput,
} from '../../../../shared/qr.ts';
import { type Context, cookieProcedure, memberProcedure, publicProcedure } from '../../../trpc.ts';
import { admit } from '../gate.ts';
import { sendSmsCode, signInBySms } from '../mobile/mobile.ts';
import { emailKey } from '../names.ts';
import { passkeyChallenge, signInByPasskey } from '../passkeys/enter.ts';
import { sendCode, sendLink } from '../proofs/proofs.ts';
import { resetPassword, signInByCode, signInByLink } from '../proofs/ways.ts';
import { answerQr, followQr, lookAtQr, signInByQr, startQr } from '../qr/qr.ts';
import { guessing } from './guessing.ts';

type Done = Record<string, never>;

type Asking = { email: string; captcha?: CaptchaAnswer | undefined };

/** Mail is asked for by address, and for an account, so many times. */
function limitAsking({ services, request }: Context, { email, captcha }: Asking): Promise<void> {
  const tries = [
    ['proof', request.address],
    ['proofAccount', emailKey(email)],
  ] as const;
  return admit(services, tries, captcha);
}

export const wayProcedures = {
  /** Which ways in there are besides the password. */
  ways: publicProcedure.query(({ ctx }): WaysIn => {
    const { mail, sms, config } = ctx.services;
    return { mail: mail.works, sms: sms.works, providers: config.oidc.map(({ id, name }) => ({ id, name })) };
  }),

  /**
   * A captcha, for a call that was refused with CAPTCHA_NEEDED: the same call again with `captcha`. Good for ten
   * minutes and one answer. Errors: RATE_LIMITED.
   */
  captcha: publicProcedure.input(captchaInput).mutation(async ({ ctx, input }): Promise<Captcha> => {
    await ctx.services.limits.consume('captcha', ctx.request.address);
    return ctx.services.captchas.make(input.kind);
  }),

  /**
   * Sends a code to an address, if it has an account; the answer is the same if it has none. Errors: MAIL_OFF,
   * RATE_LIMITED, CAPTCHA_NEEDED, CAPTCHA_WRONG.
   */
  sendCode: publicProcedure.input(sendCodeInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await limitAsking(ctx, input);
    await sendCode(ctx.services, input.purpose, input);
    return {};
  }),

  /** Sends a link that lets its reader in. Answers and refuses as `sendCode`. */
  sendLink: publicProcedure.input(sendLinkInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await limitAsking(ctx, input);
    await sendLink(ctx.services, input);
    return {};
  }),

  /**
   * Signs in by a code that was sent. Where it proves the address for the first time, every other way in goes, and the
   * answer says so. Errors: PROOF_WRONG, BANNED, RATE_LIMITED, CAPTCHA_NEEDED, CAPTCHA_WRONG.
   */
  signInByCode: cookieProcedure
    .input(signInByCodeInput)
    .mutation(
      ({ ctx, input }): Promise<CameByMail> =>
        guessing(ctx, input.captcha, () => signInByCode(ctx.services, input, ctx)),
    ),

  /** Signs in by a link, which is only good for a POST: mail scanners open links. Answers and refuses as `signInByCode`. */
  signInByLink: cookieProcedure
    .input(signInByLinkInput)
    .mutation(
      ({ ctx, input }): Promise<CameByMail> =>
        guessing(ctx, input.captcha, () => signInByLink(ctx.services, input.token, ctx)),
    ),

  /** Texts a code to a number, if it is a member's; the answer is the same if not. Errors: SMS_OFF, RATE_LIMITED, CAPTCHA_NEEDED, CAPTCHA_WRONG. */
  sendSmsCode: publicProcedure.input(sendSmsCodeInput).mutation(async ({ ctx, input }): Promise<Done> => {
    const tries = [
      ['sms', ctx.request.address],
      ['smsNumber', input.mobile],
    ] as const;
    await admit(ctx.services, tries, input.captcha);
    await sendSmsCode(ctx.services, input);
    return {};
  }),

  /** Signs in by a code that was texted. Errors: PROOF_WRONG, BANNED, RATE_LIMITED, CAPTCHA_NEEDED, CAPTCHA_WRONG. */
  signInBySms: cookieProcedure
    .input(signInBySmsInput)
    .mutation(
      ({ ctx, input }): Promise<Me> =>
        guessing(ctx, input.captcha, () => signInBySms(ctx.services, input, ctx)),
    ),

  /** Begins to come in by another device: shows `url` as a QR code, follows `onQr`. Errors: RATE_LIMITED. */
  startQr: publicProcedure.mutation(async ({ ctx }): Promise<QrStart> => {
    await ctx.services.limits.consume('qr', ctx.request.address);
    return startQr(ctx.services, ctx);
  }),

  /** The other device's answer, when it comes. Errors: QR_WRONG. */
  onQr: publicProcedure
    .input(onQrInput)
    .subscription(({ ctx, input, signal }) => followQr(ctx.services, input.claim, signal)),

  /** Comes in after a yes. Errors: QR_WRONG, BANNED, RATE_LIMITED, CAPTCHA_NEEDED, CAPTCHA_WRONG. */
  signInByQr: cookieProcedure
    .input(signInByQrInput)
    .mutation(
      ({ ctx, input }): Promise<Me> =>
        guessing(ctx, input.captcha, () => signInByQr(ctx.services, input.claim, ctx)),
    ),

  /** Who asks to come in as the caller. Errors: QR_WRONG, RATE_LIMITED. */
  lookAtQr: memberProcedure.input(qrCodeInput).mutation(async ({ ctx, input }): Promise<QrLook> => {
    await ctx.services.limits.consume('qrAnswer', ctx.member.id);
    return lookAtQr(ctx.services, ctx.session, ctx.request.address, input.code);
  }),

  /** Lets that device in, or refuses it. Errors: QR_WRONG, RATE_LIMITED. */
  answerQr: memberProcedure.input(answerQrInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await ctx.services.limits.consume('qrAnswer', ctx.member.id);
    await answerQr(ctx.services, ctx.session, input);
    return {};
  }),

  /** What a browser needs to look for a passkey: `startAuthentication` of @simplewebauthn/browser. Errors: RATE_LIMITED. */
  passkeyChallenge: publicProcedure.mutation(async ({ ctx }) => {
    await ctx.services.limits.consume('passkey', ctx.request.address);
    return passkeyChallenge(ctx.services, ctx.request.origin);
  }),

  /** Signs in by a passkey. Errors: PASSKEY_WRONG, BANNED, RATE_LIMITED, CAPTCHA_NEEDED, CAPTCHA_WRONG. */
  signInByPasskey: cookieProcedure
    .input(signInByPasskeyInput)
    .mutation(
      ({ ctx, input }): Promise<Me> =>
        guessing(ctx, input.captcha, () => signInByPasskey(ctx.services, input, ctx)),
    ),

  /**
   * Sets a new password by a code, signs every device out and this one in. Errors: PASSWORD_COMMON, PROOF_WRONG,
   * BANNED, DEMO_ACCOUNT, RATE_LIMITED, CAPTCHA_NEEDED, CAPTCHA_WRONG.
   */
  resetPassword: cookieProcedure
    .input(resetPasswordInput)
    .mutation(
      ({ ctx, input }): Promise<Me> =>
        guessing(ctx, input.captcha, () => resetPassword(ctx.services, input, ctx)),
    ),
};
