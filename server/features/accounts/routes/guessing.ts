// The limit on guessing what was sent, shown or made.
import type { CaptchaAnswer } from '../../../../shared/captcha.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { AppError } from '../../../errors.ts';
import type { Context } from '../../../trpc.ts';
import { admit } from '../gate.ts';

/** What says that the guess itself was wrong. */
const wrong: ReadonlySet<ErrorCode> = new Set([
  'PROOF_WRONG',
  'QR_WRONG',
  'PASSKEY_WRONG',
  'WRONG_CREDENTIALS',
]);

/** Tries of an address at the door; a try that was not a wrong guess is given back. */
export async function guessing<Result>(
  context: Context,
  captcha: CaptchaAnswer | undefined,
  guess: () => Promise<Result>,
): Promise<Result> {
  await admit(context.services, [['guess', context.request.address]], captcha);
  return judged(context, guess);
}

/** The same for somebody signed in, of whom no captcha is asked. */
export async function guessingInside<Result>(
  context: Context,
  guess: () => Promise<Result>,
): Promise<Result> {
  await context.services.limits.consume('guess', context.request.address);
  return judged(context, guess);
}

async function judged<Result>({ services, request }: Context, guess: () => Promise<Result>): Promise<Result> {
  try {
    const result = await guess();
    await services.limits.reward('guess', request.address);
    return result;
  } catch (error) {
    // Banned, or a password that is too common: nothing was guessed.
    const isOther = error instanceof AppError && !wrong.has(error.appCode);
    if (isOther) await services.limits.reward('guess', request.address);
    throw error;
  }
}
