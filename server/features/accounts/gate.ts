// The gate before every way in: limits by address and account, and after some tries a captcha.
import type { CaptchaAnswer } from '../../../shared/captcha.ts';
import { AppError } from '../../errors.ts';
import type { LimitName } from '../../platform/limits.ts';
import type { Services } from '../../services.ts';

type Try = readonly [name: LimitName, who: string];

/**
 * Takes one try of each limit. A try refused for want of a captcha is given back: the same call comes again with one.
 * @throws AppError RATE_LIMITED, CAPTCHA_NEEDED, CAPTCHA_WRONG
 */
export async function admit(
  { limits, captchas }: Services,
  tries: readonly Try[],
  captcha: CaptchaAnswer | undefined,
): Promise<void> {
  let wanted = false;
  for (const [name, who] of tries) {
    const { wantsCaptcha } = await limits.consume(name, who);
    wanted ||= wantsCaptcha;
  }
  if (!wanted) return;
  if (captcha) {
    // A wrong one costs its try, or answers could be guessed for nothing.
    if (await captchas.solved(captcha)) return;
    throw new AppError('CAPTCHA_WRONG');
  }
  for (const [name, who] of tries) await limits.reward(name, who);
  throw new AppError('CAPTCHA_NEEDED');
}
