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
import { makeChallenge, partyOf, takeChallenge } from './challenge.ts';

/** What a browser needs to look for one; it names no account, so it tells nothing of any. */
export async function passkeyChallenge(
  services: Services,
  origin: string,
): Promise<PasskeyChallenge<PublicKeyCredentialRequestOptionsJSON>> {
  const { challenge, token } = await makeChallenge(services, 'sign in by passkey', null);
  const { extensions: _none, ...options } = await generateAuthenticationOptions({
    rpID: partyOf(origin),
    challenge,
    userVerification: 'preferred',
  });
  return { token, options };
}

/** @throws AppError PASSKEY_WRONG whatever is wrong with it, BANNED */
export async function signInByPasskey(
  services: Services,
  { token, response }: Pick<z.output<typeof signInByPasskeyInput>, 'token' | 'response'>,
  caller: Caller,
): Promise<Me> {
  const wrong = () => new AppError('PASSKEY_WRONG');
  const expectedChallenge = await takeChallenge(services, 'sign in by passkey', null, token);
  if (expectedChallenge === null) throw wrong();
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
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: partyOf(origin),
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
      requireUserVerification: false,
    }).catch(() => null);
    if (!checked?.verified) throw wrong();
    const { newCounter: counter } = checked.authenticationInfo;
    const lastUsedAt = new Date(services.clock.now());
    await tx.update(passkeys).set({ counter, lastUsedAt }).where(eq(passkeys.id, passkey.id));
  });
}
