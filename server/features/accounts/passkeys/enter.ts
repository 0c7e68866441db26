// Coming in by a passkey: the device says who it is, and proves it.
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { passkeys } from '../../../../drizzle/schema/accounts.ts';
import type { Me } from '../../../../shared/accounts.ts';
import type { PasskeyChallenge, signInByPasskeyInput } from '../../../../shared/passkeys.ts';
import { AppError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import { type Caller, enter } from '../commands.ts';
import { holdMember } from '../hold.ts';
import { makeChallenge, type OpenChallenge, openChallenge, partyOf, spendChallenge } from './challenge.ts';

/** What a browser needs to look for one; it names no account, so it tells nothing of any. */
export async function passkeyChallenge(
  services: Services,
  origin: string,
): Promise<PasskeyChallenge<PublicKeyCredentialRequestOptionsJSON>> {
  const { challenge, token } = await makeChallenge(services, 'sign in by passkey', null);
  const { extensions: _none, ...options } = await generateAuthenticationOptions({
    rpID: partyOf(origin),
    challenge,
    userVerification: 'required',
  });
  return { token, options };
}

type Answer = Pick<z.output<typeof signInByPasskeyInput>, 'token' | 'response'>;

const wrong = () => new AppError('PASSKEY_WRONG');

/** A wrong answer uses the challenge up as a right one does. @throws AppError PASSKEY_WRONG whatever is wrong with it, BANNED */
export async function signInByPasskey(
  services: Services,
  { token, response }: Answer,
  caller: Caller,
): Promise<Me> {
  const asked = await openChallenge(services, 'sign in by passkey', null, token);
  if (asked === null) throw wrong();
  try {
    return await enterByAnswer(services, asked, response, caller);
  } catch (error) {
    const isWrong = error instanceof AppError && error.appCode === 'PASSKEY_WRONG';
    if (isWrong) await services.onceTokens.spend(asked.id, asked.expiresAt);
    throw error;
  }
}

async function enterByAnswer(
  services: Services,
  asked: OpenChallenge,
  response: Answer['response'],
  caller: Caller,
): Promise<Me> {
  const [known] = await services.database.db
    .select({ memberId: passkeys.memberId })
    .from(passkeys)
    .where(eq(passkeys.credentialId, response.id));
  if (!known) throw wrong();
  const { origin } = caller.request;
  // The passkey itself says whose it is.
  const { userHandle: _said, ...signed } = response.response;
  return enter(services, caller, known.memberId, async (tx) => {
    // Before the passkey's lock, as whoever takes passkeys away has it.
    await holdMember(tx, known.memberId);
    // Under its lock, so that of two uses at once the counter is judged one after the other.
    const [passkey] = await tx
      .select()
      .from(passkeys)
      .where(eq(passkeys.credentialId, response.id))
      .for('update');
    if (!passkey) throw wrong();
    const checked = await verifyAuthenticationResponse({
      response: { ...response, response: signed, clientExtensionResults: {} },
      expectedChallenge: asked.challenge,
      expectedOrigin: origin,
      expectedRPID: partyOf(origin),
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
      // It is the whole sign-in: a key that was found must not open what its owner's finger or PIN opens.
      requireUserVerification: true,
    }).catch(() => null);
    if (!checked?.verified) throw wrong();
    await spendChallenge(services, tx, asked);
    const { newCounter: counter } = checked.authenticationInfo;
    const lastUsedAt = new Date(services.clock.now());
    await tx.update(passkeys).set({ counter, lastUsedAt }).where(eq(passkeys.id, passkey.id));
  });
}
