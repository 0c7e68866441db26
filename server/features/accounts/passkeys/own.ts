// A member's own passkeys: new ones, the list, and taking one away.
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { and, asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { passkeys } from '../../../../drizzle/schema/accounts.ts';
import { limits as bounds } from '../../../../shared/limits.ts';
import type { addPasskeyInput, PasskeyCard, PasskeyChallenge } from '../../../../shared/passkeys.ts';
import { languageSchema } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import { isUniqueViolation } from '../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { lockOwner } from '../hold.ts';
import { letterOf } from '../letters/letter.ts';
import { leavesWayIn } from '../waysLeft.ts';
import { makeChallenge, openChallenge, partyOf, spendChallenge } from './challenge.ts';

/** What those of one member may be at most; a list of them is never longer. */
const most = bounds.passkeys.max;

export async function findPasskeys({ database }: Services, memberId: string): Promise<PasskeyCard[]> {
  const { id, name, createdAt, lastUsedAt } = passkeys;
  const rows = await database.db
    .select({ id, name, createdAt, lastUsedAt })
    .from(passkeys)
    .where(eq(passkeys.memberId, memberId))
    .orderBy(asc(passkeys.id))
    .limit(most);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.getTime(),
    lastUsedAt: row.lastUsedAt?.getTime() ?? null,
  }));
}

/** What a browser needs to make one. @throws AppError TOO_MANY_PASSKEYS */
export async function newPasskey(
  services: Services,
  member: { id: string; nickname: string; email: string },
  origin: string,
): Promise<PasskeyChallenge<PublicKeyCredentialCreationOptionsJSON>> {
  const known = await services.database.db
    .select({ id: passkeys.credentialId })
    .from(passkeys)
    .where(eq(passkeys.memberId, member.id));
  if (known.length >= most) throw new AppError('TOO_MANY_PASSKEYS', { max: most });
  const { challenge, token } = await makeChallenge(services, 'new passkey', member.id);
  const { extensions: _none, ...options } = await generateRegistrationOptions({
    rpName: 'Lobby',
    rpID: partyOf(origin),
    userID: new TextEncoder().encode(member.id),
    userName: member.email,
    userDisplayName: member.nickname,
    challenge,
    attestationType: 'none',
    // A device that has one of this member makes no second.
    excludeCredentials: known,
    // Found by the browser itself: at the door nobody types who they are.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { token, options };
}

/**
 * Keeps a passkey the browser has made, and tells its owner by mail.
 * @throws AppError PASSKEY_WRONG, TOO_MANY_PASSKEYS
 */
export async function addPasskey(
  services: Services,
  session: Session,
  { token, response, name }: z.output<typeof addPasskeyInput>,
  origin: string,
): Promise<PasskeyCard> {
  const { id: memberId } = session.member;
  const asked = await openChallenge(services, 'new passkey', memberId, token);
  if (asked === null) throw new AppError('PASSKEY_WRONG');
  const { transports = [], ...made } = response.response;
  const checked = await verifyRegistrationResponse({
    response: { ...response, response: made, clientExtensionResults: {} },
    expectedChallenge: asked.challenge,
    expectedOrigin: origin,
    expectedRPID: partyOf(origin),
    requireUserVerification: true,
  }).catch(() => null);
  if (!checked?.verified) throw new AppError('PASSKEY_WRONG');
  const { id: credentialId, publicKey, counter } = checked.registrationInfo.credential;
  const id = services.newId();
  const createdAt = new Date(services.clock.now());
  try {
    await services.database.db.transaction(async (tx) => {
      // Locks the member, so that two at once cannot pass the bound.
      const member = await lockOwner(tx, session);
      await spendChallenge(services, tx, asked);
      if ((await tx.$count(passkeys, eq(passkeys.memberId, memberId))) >= most) {
        throw new AppError('TOO_MANY_PASSKEYS', { max: most });
      }
      await tx
        .insert(passkeys)
        .values({ id, memberId, credentialId, publicKey, counter, transports, name, createdAt });
      const letter = letterOf('passkeyAdded', languageSchema.parse(member.language), {
        name: member.nickname,
      });
      await services.mail.post(tx, member.email, letter, memberId);
    });
  } catch (error) {
    throw isUniqueViolation(error, 'passkeys_credential') ? new AppError('PASSKEY_WRONG') : error;
  }
  services.mail.wake();
  return { id, name, createdAt: createdAt.getTime(), lastUsedAt: null };
}

/**
 * Takes one away; sessions begun by it stay.
 * @throws AppError PASSKEY_NOT_FOUND (also for another member's), LAST_WAY_IN where nothing else would lead in,
 *   NOT_SIGNED_IN where the session ended meanwhile
 */
export async function removePasskey(services: Services, session: Session, passkeyId: string): Promise<void> {
  await services.database.db.transaction(async (tx) => {
    const { id: memberId } = await lockOwner(tx, session);
    const removed = await tx
      .delete(passkeys)
      .where(and(eq(passkeys.id, passkeyId), eq(passkeys.memberId, memberId)))
      .returning({ id: passkeys.id });
    if (removed.length === 0) throw new AppError('PASSKEY_NOT_FOUND');
    if (!(await leavesWayIn(services, tx, memberId))) throw new AppError('LAST_WAY_IN');
  });
}
