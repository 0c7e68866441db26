// Captchas: inputs and wire types.
import { z } from 'zod';

const kinds = ['work', 'picture', 'sound'] as const;
export type CaptchaKind = (typeof kinds)[number];

export const captchaInput = z.object({ kind: z.enum(kinds) });

/** Comes with a call that was refused with CAPTCHA_NEEDED. */
export const captchaAnswerSchema = z.union([
  /** Base64 of the JSON `{ challenge, solution }`, as ALTCHA's clients make it. */
  z.object({ work: z.string().max(4_000) }),
  z.object({ token: z.string().max(400), answer: z.string().max(20) }),
]);
export type CaptchaAnswer = z.infer<typeof captchaAnswerSchema>;

export type Captcha =
  /** `challenge`: JSON of an ALTCHA challenge, for `solveChallenge` of altcha-lib. */
  | { kind: 'work'; challenge: string }
  /** `file`: base64 of a PNG that shows five characters, or a WAV with groups of tones to count. */
  | { kind: 'picture' | 'sound'; token: string; file: string };
