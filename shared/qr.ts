// Signing in on one device by another: inputs and wire types.
import { z } from 'zod';
import { captchaAnswerSchema } from './captcha.ts';

const secretSchema = z.string().regex(/^[\w-]{43}$/);

/** `lastEventId` is taken by tRPC's own reconnection; a feed of one answer begins at its beginning anyway. */
export const onQrInput = z.object({ claim: secretSchema, lastEventId: z.string().max(20).nullish() });
export const qrCodeInput = z.object({ code: secretSchema });
export const answerQrInput = z.object({ code: secretSchema, approve: z.boolean() });
export const signInByQrInput = z.object({ claim: secretSchema, captcha: captchaAnswerSchema.optional() });

export type QrStart = {
  /** For this device alone: it follows the answer by it, and comes in. */
  claim: string;
  /** What the other device is to read: an address of the page with the code behind its #. */
  url: string;
  /** Four digits, the same on both screens. */
  match: string;
  /** Epoch milliseconds. */
  expiresAt: number;
};

/** Who asks to come in, as the other device shows it. */
export type QrLook = {
  userAgent: string;
  address: string;
  /** Whether it is in the same network as whoever looks: a device beside them mostly is, a stranger's is not. */
  near: boolean;
  at: number;
  match: string;
  expiresAt: number;
};

export type QrEvent = { type: 'qr.answered'; approved: boolean };
