// Signing in by password behind its limits, whatever comes of it: a cookie or tokens.
import type { z } from 'zod';
import type { Me, signInInput } from '../../../shared/accounts.ts';
import type { Services } from '../../services.ts';
import { type Caller, signIn } from './commands.ts';
import { admit } from './gate.ts';
import { emailKey } from './names.ts';

/** @throws AppError WRONG_CREDENTIALS, BANNED, RATE_LIMITED, CAPTCHA_NEEDED, CAPTCHA_WRONG */
export async function signInByPassword(
  services: Services,
  input: z.output<typeof signInInput>,
  caller: Caller,
): Promise<Me> {
  const tries = [
    ['signIn', caller.request.address],
    ['signInAccount', emailKey(input.email)],
  ] as const;
  await admit(services, tries, input.captcha);
  const me = await signIn(services, input, caller);
  // A right password takes nothing from who signs in often, such as a household behind one address.
  for (const [name, who] of tries) await services.limits.reward(name, who);
  return me;
}
