// Coming in on a device by another that is signed in: it reads a code, sees who asks, and says yes or no.
import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { qrSignIns } from '../../../../drizzle/schema/accounts.ts';
import type { Me } from '../../../../shared/accounts.ts';
import type { QrEvent, QrLook, QrStart } from '../../../../shared/qr.ts';
import { AppError } from '../../../errors.ts';
import { appendEvent, type Feed } from '../../../live/index.ts';
import { networkOf } from '../../../platform/network.ts';
import { newSecret, secretHash } from '../../../platform/secret.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { type Caller, enter } from '../commands.ts';
import { holdMember, lockOwner } from '../hold.ts';

/** Milliseconds in which it must be read, answered and used. */
const lasts = 180_000;

const topicOf = (id: string) => `qr:${id}`;
/** What ends such a topic: nothing comes after it. */
export const answeredQr = { topicPrefix: topicOf(''), type: 'qr.answered' };
const wrong = () => new AppError('QR_WRONG');

/** Begins it for the device that wants to come in. */
export async function startQr(services: Services, { request }: Caller): Promise<QrStart> {
  const [claim, code] = [newSecret(), newSecret()];
  const now = services.clock.now();
  const expiresAt = now + lasts;
  await services.database.db.insert(qrSignIns).values({
    id: services.newId(),
    claimHash: secretHash(claim),
    codeHash: secretHash(code),
    userAgent: request.userAgent,
    address: request.address,
    createdAt: new Date(now),
    expiresAt: new Date(expiresAt),
  });
  return { claim, url: `${request.origin}/approve#${code}`, match: matchOf(secretHash(code)), expiresAt };
}

/** The four digits both screens show, so that nobody approves what another screen shows. */
const matchOf = (codeHash: Uint8Array): string =>
  String(Buffer.from(codeHash).readUInt32BE(0) % 10_000).padStart(4, '0');

/** The answer, when it comes. @throws AppError QR_WRONG for a claim that is not known, or too old */
export async function followQr(
  { database, live, clock }: Services,
  claim: string,
  signal: AbortSignal | undefined,
): Promise<Feed<QrEvent>> {
  const [row] = await database.db
    .select({ id: qrSignIns.id })
    .from(qrSignIns)
    .where(and(eq(qrSignIns.claimHash, secretHash(claim)), gt(qrSignIns.expiresAt, new Date(clock.now()))));
  if (!row) throw wrong();
  // From the beginning: the answer may have come before anybody followed.
  return live.feed<QrEvent>(topicOf(row.id), { after: 0, signal });
}

/**
 * Who asks, seen from whoever looks. The first member who reads a code is the only one who may answer it.
 * @throws AppError QR_WRONG for what is not known, too old, answered, or read by another; NOT_SIGNED_IN where the session
 *   ended meanwhile
 */
export async function lookAtQr(
  { database, clock }: Services,
  session: Session,
  ownAddress: string,
  code: string,
): Promise<QrLook> {
  const { memberId: reader, state, expiresAt, codeHash } = qrSignIns;
  const [row] = await database.db.transaction(async (tx) => {
    const { id: memberId } = await lockOwner(tx, session);
    return tx
      .update(qrSignIns)
      .set({ memberId })
      .where(
        and(
          eq(codeHash, secretHash(code)),
          eq(state, 'waiting'),
          gt(expiresAt, new Date(clock.now())),
          or(isNull(reader), eq(reader, memberId)),
        ),
      )
      .returning();
  });
  if (!row) throw wrong();
  return {
    userAgent: row.userAgent,
    address: row.address,
    near: networkOf(row.address) === networkOf(ownAddress),
    at: row.createdAt.getTime(),
    match: matchOf(row.codeHash),
    expiresAt: row.expiresAt.getTime(),
  };
}

/**
 * Says yes or no, once.
 * @throws AppError QR_WRONG as `lookAtQr`, and for what the member has not looked at; NOT_SIGNED_IN
 */
export async function answerQr(
  { live, clock }: Services,
  session: Session,
  { code, approve }: { code: string; approve: boolean },
): Promise<void> {
  await live.transact(async (tx) => {
    const { id: memberId } = await lockOwner(tx, session);
    const [row] = await tx
      .update(qrSignIns)
      .set({ state: approve ? 'approved' : 'refused' })
      .where(
        and(
          eq(qrSignIns.codeHash, secretHash(code)),
          eq(qrSignIns.state, 'waiting'),
          eq(qrSignIns.memberId, memberId),
          gt(qrSignIns.expiresAt, new Date(clock.now())),
        ),
      )
      .returning({ id: qrSignIns.id });
    if (!row) throw wrong();
    appendEvent<QrEvent>(tx, topicOf(row.id), { type: 'qr.answered', approved: approve });
  });
}

/** Comes in, once, after a yes. @throws AppError QR_WRONG, BANNED */
export async function signInByQr(services: Services, claim: string, caller: Caller): Promise<Me> {
  const approved = and(
    eq(qrSignIns.claimHash, secretHash(claim)),
    eq(qrSignIns.state, 'approved'),
    gt(qrSignIns.expiresAt, new Date(services.clock.now())),
  );
  const [row] = await services.database.db
    .select({ memberId: qrSignIns.memberId })
    .from(qrSignIns)
    .where(approved);
  if (!row?.memberId) throw wrong();
  const { memberId } = row;
  return enter(services, caller, memberId, async (tx) => {
    // Before the row's lock, as a deletion of the account has it.
    await holdMember(tx, memberId);
    const used = await tx.delete(qrSignIns).where(approved).returning({ id: qrSignIns.id });
    if (used.length === 0) throw wrong();
  });
}
