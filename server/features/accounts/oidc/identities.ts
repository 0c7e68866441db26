// The providers a member may come in by: which, connecting one more, and disconnecting one.
import { and, asc, eq } from 'drizzle-orm';
import { identities, members, sessions } from '../../../../drizzle/schema/accounts.ts';
import type { Identity } from '../../../../shared/accounts.ts';
import { languageSchema } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { lockMember, lockOwner } from '../hold.ts';
import { letterOf } from '../letters/letter.ts';
import { emailKey } from '../names.ts';
import { leavesWayIn } from '../waysLeft.ts';
import type { Person } from './provider.ts';
import { ProviderRefusal } from './refusal.ts';

/** Those the member is connected with, the first one first; also those this server offers no more. */
export async function findIdentities({ database, config }: Services, memberId: string): Promise<Identity[]> {
  const { provider, createdAt } = identities;
  const rows = await database.db
    .select({ provider, createdAt })
    .from(identities)
    .where(eq(identities.memberId, memberId))
    .orderBy(asc(createdAt), asc(provider));
  return rows.map((row) => {
    const name = config.oidc.find(({ id }) => id === row.provider)?.name ?? row.provider;
    return { provider: { id: row.provider, name }, connectedAt: row.createdAt.getTime() };
  });
}

/**
 * Connects a person with the member of a session, and tells the member by mail. No address matters here: the session
 * says whose account it is. Once connected, again changes nothing.
 * @throws ProviderRefusal IDENTITY_TAKEN, ALREADY_CONNECTED, SESSION_ENDED, FAILED
 */
export async function connectIdentity(
  services: Services,
  { id: sessionId, member }: Session,
  person: Person,
  providerName: string,
): Promise<void> {
  const { database, mail, clock } = services;
  const { verifiedEmail } = await person.details();
  await database.db.transaction(async (tx) => {
    const account = await lockMember(tx, member.id);
    // Whoever takes others' ways in away has the member's lock: what they ended must not connect anything.
    const live = await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, sessionId));
    if (!account || live.length === 0) throw new ProviderRefusal('SESSION_ENDED');
    if (!(await insertIdentity(services, tx, person, member.id))) return;
    const provesAddress =
      account.emailVerifiedAt === null &&
      verifiedEmail !== null &&
      emailKey(verifiedEmail) === account.emailKey;
    if (provesAddress) {
      const emailVerifiedAt = new Date(clock.now());
      await tx.update(members).set({ emailVerifiedAt }).where(eq(members.id, member.id));
    }
    await tellConnected(services, tx, 'connected', account, providerName);
  });
  mail.wake();
}

/** Tells a member by mail that they can come in by a provider from now on. */
export function tellConnected(
  { mail }: Services,
  tx: Transaction,
  kind: 'connected' | 'reclaimed',
  { id, email, nickname, language }: { id: string; email: string; nickname: string; language: string },
  providerName: string,
): Promise<void> {
  const letter = letterOf(kind, languageSchema.parse(language), { name: nickname, provider: providerName });
  return mail.post(tx, email, letter, id);
}

/**
 * A member has one identity of each provider: another one with the same address is not taken for theirs.
 * @returns false where the two were connected already.
 * @throws ProviderRefusal IDENTITY_TAKEN, ALREADY_CONNECTED
 */
export async function insertIdentity(
  { clock }: Services,
  tx: Transaction,
  { provider, subject }: Person,
  memberId: string,
): Promise<boolean> {
  const made = await tx
    .insert(identities)
    .values({ provider, subject, memberId, createdAt: new Date(clock.now()) })
    .onConflictDoNothing()
    .returning({ subject: identities.subject });
  if (made.length > 0) return true;
  const [owner] = await tx
    .select({ memberId: identities.memberId })
    .from(identities)
    .where(and(eq(identities.provider, provider), eq(identities.subject, subject)));
  if (owner?.memberId === memberId) return false;
  throw new ProviderRefusal(owner ? 'IDENTITY_TAKEN' : 'ALREADY_CONNECTED');
}

/**
 * Disconnects a provider; one that is not connected changes nothing.
 * @throws AppError LAST_WAY_IN where the member could not come in any more, NOT_SIGNED_IN where the session ended
 *   meanwhile
 */
export async function disconnect(services: Services, session: Session, provider: string): Promise<void> {
  await services.database.db.transaction(async (tx) => {
    // Of two at once the second sees what the first has left.
    const { id: memberId } = await lockOwner(tx, session);
    const gone = await tx
      .delete(identities)
      .where(and(eq(identities.memberId, memberId), eq(identities.provider, provider)))
      .returning({ provider: identities.provider });
    if (gone.length > 0 && !(await leavesWayIn(services, tx, memberId))) throw new AppError('LAST_WAY_IN');
  });
}
