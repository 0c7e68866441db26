// What the account's tables hold on a member, for their copy of it. No hash and no code is in it, and nobody else.
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import {
  auditLog,
  identities,
  members,
  passkeys,
  proofs,
  sessions,
} from '../../../../drizzle/schema/accounts.ts';
import { mails } from '../../../../drizzle/schema/mail.ts';
import { isUploadedAvatar } from '../../../../shared/avatars.ts';
import { AppError } from '../../../errors.ts';
import type { ExportPart } from '../../../platform/exporting.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { pictureKey } from '../picture/change.ts';

async function profile(tx: Transaction, memberId: string) {
  const [row] = await tx.select().from(members).where(eq(members.id, memberId));
  if (!row || row.deletedAt) throw new AppError('NOT_SIGNED_IN');
  const { passwordHash, emailKey: _e, nicknameKey: _n, deletedAt: _d, ...told } = row;
  return { ...told, hasPassword: passwordHash !== null };
}

async function* sessionsOf(tx: Transaction, memberId: string) {
  // Those of an account of the demo are other visitors'.
  const { demo } = await profile(tx, memberId);
  if (demo) return;
  const { id, userAgent, address, createdAt, lastSeenAt, expiresAt } = sessions;
  yield* await tx
    .select({ id, userAgent, address, createdAt, lastSeenAt, expiresAt })
    .from(sessions)
    .where(eq(sessions.memberId, memberId))
    .orderBy(desc(lastSeenAt));
}

async function* identitiesOf(tx: Transaction, memberId: string) {
  const { provider, subject, createdAt } = identities;
  yield* await tx
    .select({ provider, subject, createdAt })
    .from(identities)
    .where(eq(identities.memberId, memberId))
    .orderBy(asc(provider));
}

async function* passkeysOf(tx: Transaction, memberId: string) {
  const { name, transports, createdAt, lastUsedAt } = passkeys;
  yield* await tx
    .select({ name, transports, createdAt, lastUsedAt })
    .from(passkeys)
    .where(eq(passkeys.memberId, memberId))
    .orderBy(asc(passkeys.id));
}

async function* proofsOf(tx: Transaction, memberId: string) {
  const { purpose, email, createdAt, expiresAt } = proofs;
  yield* await tx
    .select({ purpose, email, createdAt, expiresAt })
    .from(proofs)
    .where(eq(proofs.memberId, memberId))
    .orderBy(asc(createdAt));
}

/** A code or a link that is still good would let whoever holds this copy in, or take the account over. */
const withoutSecrets = (text: string): string =>
  text.replace(/\b\d{6}\b/g, '******').replace(/#[\w-]{43}/g, '#***');

async function* mailOf(tx: Transaction, memberId: string) {
  const { id, recipient, subject, text, createdAt } = mails;
  const own = await tx
    .select({ email: members.email, mobile: members.mobile })
    .from(members)
    .where(eq(members.id, memberId));
  const theirs = own.flatMap(({ email, mobile }) => [email.toLowerCase(), ...(mobile ? [mobile] : [])]);
  const rows = await tx
    .select({ recipient, subject, text, createdAt })
    .from(mails)
    // By the member, since another may have written to the address, or had it before; and only what goes to their own
    // address: whether a code for one they want is on its way would tell whether that one is taken.
    .where(and(eq(mails.memberId, memberId), inArray(sql`lower(${recipient})`, theirs)))
    .orderBy(asc(id));
  for (const row of rows) {
    yield { ...row, subject: withoutSecrets(row.subject), text: withoutSecrets(row.text) };
  }
}

/** Who did it is the shop's affair; that it was the member themselves, or somebody else, is told. */
async function* moderationOf(tx: Transaction, memberId: string) {
  const { at, action, details, actorId } = auditLog;
  const rows = await tx
    .select({ at, action, details, actorId })
    .from(auditLog)
    .where(eq(auditLog.memberId, memberId))
    .orderBy(asc(auditLog.id));
  for (const { actorId: actor, ...row } of rows) yield { ...row, byMyself: actor === memberId };
}

export const accountParts: ExportPart[] = [
  { name: 'profile', read: profile },
  { name: 'sessions', read: sessionsOf },
  { name: 'identities', read: identitiesOf },
  { name: 'passkeys', read: passkeysOf },
  { name: 'codes', read: proofsOf },
  { name: 'mail', read: mailOf },
  { name: 'moderation', read: moderationOf },
];

/**
 * Where the member's uploaded picture lies in the storage, in its largest size; null for a drawn one.
 * @throws AppError NOT_SIGNED_IN for somebody who is gone.
 */
export async function uploadedPictureOf(tx: Transaction, memberId: string): Promise<string | null> {
  const { avatar } = await profile(tx, memberId);
  return isUploadedAvatar(avatar) ? pictureKey(avatar, 512) : null;
}
