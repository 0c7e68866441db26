// Codes and links: proof that mail to an address reaches the one who calls. Never tells whether an address has an account.
import { randomInt } from 'node:crypto';
import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { members, proofs } from '../../../../drizzle/schema/accounts.ts';
import { type Language, languageSchema } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import { hashSecret, secretMatches } from '../../../platform/passwordHash.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { newSecret, secretHash } from '../../../platform/secret.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { lockOwner } from '../hold.ts';
import { letterOf } from '../letters/letter.ts';
import { emailKey } from '../names.ts';

export type CodePurpose =
  | 'signIn'
  | 'resetPassword'
  | 'changeEmail'
  | 'proveEmail'
  | 'signInSms'
  | 'changeMobile'
  | 'deleteAccount';

const minute = 60_000;
/** How long a code or a link is good for, in minutes. */
export const proofMinutes = 10;
/** Wrong guesses a code stands. */
const mostGuesses = 5;

/** Six digits, each as likely as any other. */
export const newCode = () => String(randomInt(1_000_000)).padStart(6, '0');
const hashToken = (token: string) => secretHash(token).toString('hex');

type Asked = { email: string; language: Language };

/** Sends a code for signing in or for a new password, if the address has an account. @throws AppError MAIL_OFF */
export async function sendCode(
  services: Services,
  purpose: 'signIn' | 'resetPassword',
  asked: Asked,
): Promise<void> {
  const code = newCode();
  await sendProof(services, purpose, asked, {
    hash: await hashSecret(code),
    values: { code },
  });
}

/** Sends a link that lets its reader in, if the address has an account. @throws AppError MAIL_OFF */
export async function sendLink(services: Services, asked: Asked): Promise<void> {
  const token = newSecret();
  // Behind a #, so that it reaches neither logs nor other sites.
  const url = `${services.config.publicUrl}/link#${token}`;
  await sendProof(services, 'link', asked, { hash: hashToken(token), values: { url } });
}

/**
 * Sends a code to an address that a member wants to have. An address that another has already gets none, and the
 * answer is the same. @throws AppError MAIL_OFF, NOT_SIGNED_IN where the session ended meanwhile
 */
export async function sendChangeCode(services: Services, session: Session, email: string): Promise<void> {
  const { mail, database } = services;
  if (!mail.works) throw new AppError('MAIL_OFF');
  const code = newCode();
  const hash = await hashSecret(code);
  await database.db.transaction(async (tx) => {
    const { id: memberId, nickname, language } = await lockOwner(tx, session);
    // Not held: of two who want each other's address neither waits for the other.
    const taken = await tx.$count(members, eq(members.emailKey, emailKey(email)));
    await keepProof(services, tx, { purpose: 'changeEmail', email, memberId, hash });
    const values = { name: nickname, minutes: proofMinutes, code };
    const letter = letterOf('changeEmail', languageSchema.parse(language), values);
    await mail.post(tx, taken > 0 ? '' : email, letter, memberId);
  });
  mail.wake();
}

type OwnPurpose = 'deleteAccount' | 'proveEmail';
type Addressee = { id: string; email: string; nickname: string; language: Language };

/**
 * Sends a code to a member's own address, for what only they may do: the address of this moment, whatever it was when
 * the caller's session was read. @throws AppError MAIL_OFF, NOT_SIGNED_IN
 */
export async function sendOwnCode(services: Services, purpose: OwnPurpose, session: Session): Promise<void> {
  const { mail, database } = services;
  if (!mail.works) throw new AppError('MAIL_OFF');
  const secret = await hashedCode();
  await database.db.transaction(async (tx) => {
    const owner = await lockOwner(tx, session);
    const language = languageSchema.parse(owner.language);
    await postOwnCode(services, tx, purpose, { ...owner, language }, secret);
  });
  mail.wake();
}

/** A code, and what is kept of it. */
export async function hashedCode(): Promise<{ code: string; hash: string }> {
  const code = newCode();
  return { code, hash: await hashSecret(code) };
}

/** Keeps a code and writes the letter that holds it; the caller wakes the mail after the commit. */
export async function postOwnCode(
  services: Services,
  tx: Transaction,
  purpose: OwnPurpose,
  { id, email, nickname, language }: Addressee,
  { code, hash }: { code: string; hash: string },
): Promise<void> {
  await keepProof(services, tx, { purpose, email, memberId: id, hash });
  const letter = letterOf(purpose, language, { name: nickname, minutes: proofMinutes, code });
  await services.mail.post(tx, email, letter, id);
}

async function sendProof(
  services: Services,
  purpose: 'signIn' | 'resetPassword' | 'link',
  { email, language }: Asked,
  { hash, values }: { hash: string; values: { code?: string; url?: string } },
): Promise<void> {
  const { mail, database } = services;
  if (!mail.works) throw new AppError('MAIL_OFF');
  await database.db.transaction(async (tx) => {
    const account = await accountOf(tx, email);
    await keepProof(services, tx, { purpose, email, memberId: account?.id ?? null, hash });
    const letter = letterOf(purpose, account ? languageSchema.parse(account.language) : language, {
      name: account?.nickname ?? '',
      minutes: proofMinutes,
      ...values,
    });
    // Without an account a letter to nobody: the same work, so that the answer takes as long.
    await mail.post(tx, account?.email ?? '', letter, account?.id ?? null);
  });
  mail.wake();
}

/** Held until the end of the transaction: no letter is written to somebody who has just deleted their account. */
async function accountOf(tx: Transaction, email: string) {
  const { id, nickname, language } = members;
  const [found] = await tx
    .select({ id, nickname, language, email: members.email })
    .from(members)
    .where(eq(members.emailKey, emailKey(email)))
    .for('key share');
  return found;
}

/** Keeps what must come back; a newer proof takes the place of the older. `email` may be a number. */
export async function keepProof(
  services: Services,
  tx: Transaction,
  proof: { purpose: CodePurpose | 'link'; email: string; memberId: string | null; hash: string },
): Promise<void> {
  const now = services.clock.now();
  const fresh = {
    id: services.newId(),
    email: proof.email,
    secretHash: proof.hash,
    guesses: 0,
    createdAt: new Date(now),
    expiresAt: new Date(now + proofMinutes * minute),
  };
  await tx
    .insert(proofs)
    .values({ ...fresh, purpose: proof.purpose, emailKey: emailKey(proof.email), memberId: proof.memberId })
    .onConflictDoUpdate({ target: [proofs.purpose, proofs.emailKey, proofs.memberId], set: fresh });
}

/** Compared against where no code is, so that it takes as long. */
let nobody: Promise<string> | undefined;

/** A proof that was shown and fits; it is spent in the transaction of what it is good for (`spendProof`). */
export type Shown = { id: string; memberId: string; email: string };

/**
 * Judges a code, for its purpose and its address, within five guesses. It is not used up by that: whoever is refused
 * for another reason still has it.
 * @param memberId whose code it must be; null where the code itself says who comes.
 * @returns whose code it is, and the address it was sent to, as it was written.
 * @throws AppError PROOF_WRONG
 */
export async function judgeCode(
  services: Services,
  purpose: CodePurpose,
  email: string,
  code: string,
  memberId: string | null = null,
): Promise<Shown> {
  const { db } = services.database;
  // The guess is counted before it is judged, so that many at once do not get more of them. Codes that were sent to
  // nobody are counted too: the answer takes as long for an address without an account.
  const counted = await db
    .update(proofs)
    .set({ guesses: sql`${proofs.guesses} + 1` })
    .where(
      and(
        eq(proofs.purpose, purpose),
        eq(proofs.emailKey, emailKey(email)),
        memberId === null ? undefined : eq(proofs.memberId, memberId),
        gt(proofs.expiresAt, new Date(services.clock.now())),
        lt(proofs.guesses, mostGuesses),
      ),
    )
    .returning();
  // One sent before somebody signed up with the address is nobody's still.
  const found = counted.find((proof) => proof.memberId !== null);
  nobody ??= hashSecret(newCode());
  const fits = await secretMatches(found?.secretHash ?? (await nobody), code);
  if (!found?.memberId || !fits) throw new AppError('PROOF_WRONG');
  return { id: found.id, memberId: found.memberId, email: found.email };
}

/** Judges a link as `judgeCode` does a code. @throws AppError PROOF_WRONG */
export async function judgeLink(services: Services, token: string): Promise<Shown> {
  const { id, memberId, email } = proofs;
  const [found] = await services.database.db
    .select({ id, memberId, email })
    .from(proofs)
    .where(
      and(
        eq(proofs.purpose, 'link'),
        eq(proofs.secretHash, hashToken(token)),
        gt(proofs.expiresAt, new Date(services.clock.now())),
      ),
    );
  if (!found?.memberId) throw new AppError('PROOF_WRONG');
  return { ...found, memberId: found.memberId };
}

/**
 * Uses a proof up, in the transaction of what it is good for: what is refused or rolled back leaves it as it was, and
 * of several calls at once one has it. The caller has the member's lock, as whoever takes proofs away has.
 * @throws AppError PROOF_WRONG where it was used, replaced or taken away meanwhile
 */
export async function spendProof(tx: Transaction, { id }: Shown): Promise<void> {
  const spent = await tx.delete(proofs).where(eq(proofs.id, id)).returning({ id: proofs.id });
  if (spent.length === 0) throw new AppError('PROOF_WRONG');
}

/** What is good because mail to the account's address, or a text to its number, reaches its owner. */
const byAddress = ['signIn', 'link', 'resetPassword', 'proveEmail', 'deleteAccount'] as const;
const byMobile = ['signInSms'] as const;

/**
 * Takes away what was sent to the address or the number the account had until now: whoever reads there is not its
 * owner any more. The caller has the member's lock, so that nothing more is sent there meanwhile.
 */
export async function dropProofs(tx: Transaction, memberId: string, of: 'address' | 'mobile'): Promise<void> {
  const purposes = of === 'address' ? byAddress : byMobile;
  await tx.delete(proofs).where(and(eq(proofs.memberId, memberId), inArray(proofs.purpose, purposes)));
}
