// Passkeys as the browser makes and uses them; fetched with the first press.
import type { Me } from '../../../../shared/accounts.ts';
import type { PasskeyCard } from '../../../../shared/passkeys.ts';
import { api } from '../../../api/trpc.ts';

const load = () => import('@simplewebauthn/browser');

/** Browsers offer passkeys over https and on this machine only. */
export const knowsPasskeys = (): boolean => typeof globalThis.PublicKeyCredential === 'function';

/** One that is no error: whoever looks at the browser's question and closes it has said no. */
export class NotChosen extends Error {}

/** What the browser refuses: the question was closed, or the device has one already. */
async function ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'NotAllowedError' || name === 'AbortError') throw new NotChosen();
    throw error;
  }
}

/** @throws NotChosen, or what a call throws */
export async function signInByPasskey(): Promise<Me> {
  const [{ startAuthentication }, { token, options }] = await Promise.all([
    load(),
    api.accounts.passkeyChallenge.mutate(),
  ]);
  const response = await ask(() => startAuthentication({ optionsJSON: options }));
  return api.accounts.signInByPasskey.mutate({ token, response });
}

/** @throws NotChosen, `AlreadyThere`, or what a call throws */
export async function makePasskey(name: string): Promise<PasskeyCard> {
  const [{ startRegistration }, { token, options }] = await Promise.all([
    load(),
    api.accounts.newPasskey.mutate(),
  ]);
  const response = await ask(() => startRegistration({ optionsJSON: options })).catch((error: unknown) => {
    throw error instanceof Error && error.name === 'InvalidStateError' ? new AlreadyThere() : error;
  });
  return api.accounts.addPasskey.mutate({ token, response, name });
}

/** This device has a passkey of this member. */
export class AlreadyThere extends Error {}
