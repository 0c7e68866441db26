// Captchas: proof of work for browsers, a picture or a sound for people whose browser cannot. Each is good for one
// answer, right or wrong, on whichever instance.
import { randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { Captcha, CaptchaAnswer, CaptchaKind } from '../../../shared/captcha.ts';
import type { OnceTokens } from '../onceTokens.ts';
import { drawPicture, randomText } from './picture.ts';
import { playCounts, randomCounts } from './sound.ts';

/** Milliseconds in which one must be answered. */
const lasts = 600_000;
/** Rounds of PBKDF2 a guess costs, and how many guesses it takes: about a second in a browser, none to check. */
const work = { cost: 1_000, fewest: 800, most: 2_400 } as const;
/** What the tokens of pictures and sounds are sealed for. */
export const captchaPurpose = 'captcha';

export type Captchas = {
  /** A new one. */
  make(kind: CaptchaKind): Promise<Captcha>;
  /** Whether it was solved; it is used up either way. */
  solved(answer: CaptchaAnswer): Promise<boolean>;
};

type Resources = { onceTokens: OnceTokens; clock: { now(): number }; newId(): string };

const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: z.string(),
      salt: z.string(),
      cost: z.literal(work.cost),
      keyLength: z.literal(32),
      keyPrefix: z.string(),
      keySignature: z.string(),
      expiresAt: z.number(),
      data: z.object({ id: z.uuid() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

export function createCaptchas({ onceTokens, clock, newId }: Resources): Captchas {
  const signing = async () => ({
    hmacSignatureSecret: (await onceTokens.key('captcha signature')).toString('hex'),
    hmacKeySignatureSecret: (await onceTokens.key('captcha key signature')).toString('hex'),
  });

  const solvedWork = async (payload: string): Promise<boolean> => {
    const read = payloadSchema.safeParse(readJson(Buffer.from(payload, 'base64').toString()));
    if (!read.success) return false;
    const { challenge, solution } = read.data;
    const { verified } = await verifySolution({ challenge, solution, deriveKey, ...(await signing()) });
    const { expiresAt, data } = challenge.parameters;
    return verified && onceTokens.spend(data.id, expiresAt * 1_000);
  };

  return {
    async make(kind) {
      if (kind === 'work') {
        const challenge = await createChallenge({
          algorithm: 'PBKDF2/SHA-256',
          cost: work.cost,
          counter: randomInt(work.fewest, work.most),
          deriveKey,
          expiresAt: Math.ceil((clock.now() + lasts) / 1_000),
          data: { id: newId() },
          ...(await signing()),
        });
        return { kind, challenge: JSON.stringify(challenge) };
      }
      const text = kind === 'picture' ? randomText() : randomCounts();
      const file = kind === 'picture' ? await drawPicture(text) : playCounts(text);
      const token = await onceTokens.issue(captchaPurpose, text, lasts);
      return { kind, token, file: file.toString('base64') };
    },
    async solved(answer) {
      if ('work' in answer) return solvedWork(answer.work);
      // Used up before it is judged: one guess each.
      const text = await onceTokens.redeem(captchaPurpose, answer.token);
      return text !== null && answer.answer.replace(/\s/g, '').toUpperCase() === text;
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
