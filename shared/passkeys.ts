// Passkeys (WebAuthn): inputs and wire types. What browsers make is passed on as they make it.
import { z } from 'zod';
import { captchaAnswerSchema } from './captcha.ts';
import { limits } from './limits.ts';
import { idSchema } from './primitives.ts';
import { isPlainLine } from './text.ts';

/** Base64url of at most so many characters. */
const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]*$/);

const credential = { id: base64url(1_400), rawId: base64url(1_400), type: z.literal('public-key') };

export const addPasskeyInput = z.object({
  /** What `newPasskey` gave with its options. */
  token: z.string().max(1_000),
  /** A RegistrationResponseJSON. */
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url(4_000),
      attestationObject: base64url(16_000),
      transports: z.array(z.string().max(20)).max(10).optional(),
    }),
  }),
  /** What its owner calls it. */
  name: z.string().trim().min(1).max(limits.passkeyName.max).refine(isPlainLine),
});

export const signInByPasskeyInput = z.object({
  /** What `passkeyChallenge` gave with its options. */
  token: z.string().max(1_000),
  /** An AuthenticationResponseJSON. */
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url(4_000),
      authenticatorData: base64url(4_000),
      signature: base64url(2_000),
      userHandle: base64url(100).optional(),
    }),
  }),
  captcha: captchaAnswerSchema.optional(),
});

export const removePasskeyInput = z.object({ passkeyId: idSchema });

/** `options` go to the browser as they are: `startRegistration` or `startAuthentication` of @simplewebauthn/browser. */
export type PasskeyChallenge<Options> = {
  token: string;
  /** Without extensions: nothing is asked of them. */
  options: Omit<Options, 'extensions'>;
};

export type PasskeyCard = {
  id: string;
  name: string;
  createdAt: number;
  lastUsedAt: number | null;
};
