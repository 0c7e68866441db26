// A person who answers captchas: reads the answer out of the token, as the server does. For tests.
import { eq } from 'drizzle-orm';
import { installation } from '../../drizzle/schema/platform.ts';
import type { CaptchaAnswer } from '../../shared/captcha.ts';
import { keysOf } from '../platform/captcha/index.ts';
import { unseal } from '../platform/captcha/seal.ts';
import type { Services } from '../services.ts';

/** What one would read in the picture, or count in the sound, of this token. */
export async function readCaptcha({ database }: Pick<Services, 'database'>, token: string): Promise<string> {
  const [row] = await database.db
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.name, 'captchaSecret'));
  const { sealing } = keysOf(Buffer.from(String(row?.value), 'base64'));
  return (JSON.parse(unseal(sealing, token) ?? '{}') as { text: string }).text;
}

/** A right answer, to go with one call. */
export async function answerCaptcha(
  services: Pick<Services, 'database' | 'captchas'>,
): Promise<CaptchaAnswer> {
  const captcha = await services.captchas.make('sound');
  if (captcha.kind === 'work') throw new Error('A sound was asked for.');
  return { token: captcha.token, answer: await readCaptcha(services, captcha.token) };
}
