// The browser's own answer: proof of work, as slow as a second, which a flood of calls cannot afford.
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { CaptchaAnswer } from '../../../../shared/captcha.ts';
import { api } from '../../../api/trpc.ts';

/** Browsers give the page their cryptography over https and on this machine only. */
export const canSolve = (): boolean => Boolean(globalThis.crypto?.subtle);

/** @returns null when the signal ended it. */
export async function solve(signal: AbortSignal): Promise<CaptchaAnswer | null> {
  const captcha = await api.accounts.captcha.mutate({ kind: 'work' }, { signal });
  if (captcha.kind !== 'work') return null;
  const challenge = JSON.parse(captcha.challenge);
  const controller = new AbortController();
  signal.addEventListener('abort', () => controller.abort(), { once: true });
  const solution = await solveChallenge({ challenge, deriveKey, controller });
  return solution && { work: btoa(JSON.stringify({ challenge, solution })) };
}
