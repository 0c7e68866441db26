// The gate before every way in: limits by address and account, and after some tries a captcha.
import type { CaptchaAnswer } from '../../../shared/captcha.ts';
import { AppError } from '../../errors.ts';
import type { LimitName } from '../../platform/limits.ts';
import type { Services } from '../../services.ts';

type Try = readonly [name: LimitName, who: string];

/**
 * Takes one try of each limit. A try refused for want of a captcha takes none: the same call comes again with one. A
 * wrong captcha takes one from the address alone, or its answers could be guessed for nothing; were it taken from the
 * account too, anybody could keep the owner out without ever solving one.
 * @param tries the first is that of the caller's address.
 * @throws AppError RATE_LIMITED, CAPTCHA_NEEDED, CAPTCHA_WRONG
 */
export async function admit(
  services: Services,
  tries: readonly [Try, ...Try[]],
  captcha: CaptchaAnswer | undefined,
): Promise<void> {
  const { limits, captchas } = services;
  if (!(await isFree(services, tries))) {
    if (!captcha) throw new AppError('CAPTCHA_NEEDED');
    if (!(await captchas.solved(captcha))) {
      const [[name, address]] = tries;
      await limits.consume(name, address);
      throw new AppError('CAPTCHA_WRONG');
    }
  }
  for (const [name, who] of tries) await limits.consume(name, who);
}

/** Whether every limit still has a try that needs no captcha; takes one of each then, and none otherwise. */
async function isFree({ limits }: Services, tries: readonly Try[]): Promise<boolean> {
  const taken: Try[] = [];
  for (const each of tries) if (await limits.consumeFree(...each)) taken.push(each);
  if (taken.length === tries.length) return true;
  for (const each of taken) await limits.rewardFree(...each);
  return false;
}
