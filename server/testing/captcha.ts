// A person who answers captchas: reads the answer out of the token, as the server does. For tests.
import { z } from 'zod';
import type { CaptchaAnswer } from '../../shared/captcha.ts';
import { captchaPurpose } from '../platform/captcha/index.ts';
import { unseal } from '../platform/seal.ts';
import type { Services } from '../services.ts';

/** What one would read in the picture, or count in the sound, of this token. */
export async function readCaptcha(
  { onceTokens }: Pick<Services, 'onceTokens'>,
  token: string,
): Promise<string> {
  const opened = unseal(await onceTokens.key(captchaPurpose), token) ?? '';
  return z.object({ text: z.string() }).parse(JSON.parse(opened)).text;
}

/** A right answer, to go with one call. */
export async function answerCaptcha(
  services: Pick<Services, 'onceTokens' | 'captchas'>,
): Promise<CaptchaAnswer> {
  const captcha = await services.captchas.make('sound');
  if (captcha.kind === 'work') throw new Error('A sound was asked for.');
  return { token: captcha.token, answer: await readCaptcha(services, captcha.token) };
}
