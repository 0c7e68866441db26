// Coming in by a provider: as whoever it knows, as the owner of the address it vouches for, or as somebody new.
import { and, eq } from 'drizzle-orm';
import { identities, members } from '../../../../drizzle/schema/accounts.ts';
import type { Country, Language } from '../../../../shared/primitives.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { isUniqueViolation } from '../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../services.ts';
import { type Caller, enter } from '../commands.ts';
import { lockMember } from '../hold.ts';
import { emailKey } from '../names.ts';
import { dropOtherWaysIn } from '../otherWays.ts';
import { insertIdentity, tellConnected } from './identities.ts';
import { makeNewcomer } from './newcomer.ts';
import type { Person } from './provider.ts';
import { ProviderRefusal } from './refusal.ts';

/** What an account gets that may be made. */
type Newcomer = { country: Country; language: Language };

/** Thrown where what was read is not so any more: it is read again. */
class Outdated extends Error {}

/** Another call was faster with the same person or address. */
const wasOvertaken = (error: unknown) =>
  error instanceof Outdated ||
  (error instanceof ProviderRefusal && error.problem === 'IDENTITY_TAKEN') ||
  isUniqueViolation(error, 'members_email_key');

/** How often it is tried when others change the same account at the same time. */
const mostTries = 3;

/**
 * Begins a session for a person.
 * @param providerName as people call the provider.
 * @throws ProviderRefusal EMAIL_UNVERIFIED, ALREADY_CONNECTED, DEMO_ACCOUNT, FAILED; AppError BANNED, RATE_LIMITED. Then nothing has changed.
 */
export async function enterByProvider(
  services: Services,
  person: Person,
  providerName: string,
  newcomer: Newcomer,
  caller: Caller,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await enterOnce(services, person, providerName, newcomer, caller);
    } catch (error) {
      if (tries === mostTries || !wasOvertaken(error)) throw error;
    }
  }
}

async function enterOnce(
  services: Services,
  person: Person,
  providerName: string,
  newcomer: Newcomer,
  caller: Caller,
): Promise<void> {
  const { db } = services.database;
  const [known] = await db.select({ memberId: identities.memberId }).from(identities).where(isOf(person));
  if (known) {
    await enter(services, caller, known.memberId, (tx) => stillKnown(tx, person, known.memberId));
    return;
  }
  const { verifiedEmail: email, names } = await person.details();
  // An address that is only told may be anybody's.
  if (email === null) throw new ProviderRefusal('EMAIL_UNVERIFIED');
  const [account] = await db
    .select({ id: members.id })
    .from(members)
    .where(eq(members.emailKey, emailKey(email)));
  let ended: string[] = [];
  if (account) {
    await enter(services, caller, account.id, async (tx) => {
      ended = await takeAccount(services, tx, account.id, { person, email, providerName });
    });
  } else {
    await services.limits.consume('signUp', caller.request.address);
    const id = services.newId();
    await enter(services, caller, id, async (tx) => {
      await makeNewcomer(services, tx, { id, email, names, ...newcomer });
      await connect(services, tx, person, id);
    });
  }
  for (const id of ended) services.endSession(id);
  services.mail.wake();
}

const isOf = ({ provider, subject }: Person) =>
  and(eq(identities.provider, provider), eq(identities.subject, subject));

/** Waits for whoever is changing the account, such as its owner who takes others' ways in away, and looks again. */
async function stillKnown(tx: Transaction, person: Person, memberId: string): Promise<void> {
  await tx.select({ id: members.id }).from(members).where(eq(members.id, memberId)).for('no key update');
  const found = await tx
    .select({ memberId: identities.memberId })
    .from(identities)
    .where(and(isOf(person), eq(identities.memberId, memberId)));
  if (found.length === 0) throw new Outdated();
}

/**
 * Connects the account of an address with the person whose address it is. Where nobody ever proved the address, the
 * account may have been made by another who waits for its owner: then whatever else leads into it goes.
 * @returns sessions that have ended.
 */
async function takeAccount(
  services: Services,
  tx: Transaction,
  memberId: string,
  { person, email, providerName }: { person: Person; email: string; providerName: string },
): Promise<string[]> {
  const account = await lockMember(tx, memberId);
  if (account?.emailKey !== emailKey(email)) throw new Outdated();
  if (account.demo) throw new ProviderRefusal('DEMO_ACCOUNT');
  const isProven = account.emailVerifiedAt !== null;
  const ended = isProven ? [] : await dropOtherWaysIn(tx, memberId);
  if (!isProven) {
    const now = new Date(services.clock.now());
    await tx.update(members).set({ emailVerifiedAt: now }).where(eq(members.id, memberId));
  }
  await connect(services, tx, person, memberId);
  await tellConnected(services, tx, isProven ? 'connected' : 'reclaimed', account, providerName);
  return ended;
}

/** @throws Outdated where the two are connected already: another call with the same person was faster. */
async function connect(services: Services, tx: Transaction, person: Person, memberId: string): Promise<void> {
  if (!(await insertIdentity(services, tx, person, memberId))) throw new Outdated();
}
