// The limit on guessing what was sent, shown or made.
import type { CaptchaAnswer } from '../../../../shared/captcha.ts';
import type { Context } from '../../../trpc.ts';
import { admit } from '../gate.ts';

/** Tries of an address; a right one gives its try back. */
export async function guessing<Result>(
  { services, request }: Context,
  captcha: CaptchaAnswer | undefined,
  guess: () => Promise<Result>,
): Promise<Result> {
  await admit(services, [['guess', request.address]], captcha);
  const result = await guess();
  await services.limits.reward('guess', request.address);
  return result;
}
