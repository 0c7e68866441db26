// Changes of accounts: sign up, sign in, sign out.
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { members } from '../../../drizzle/schema/accounts.ts';
import type { Me, signInInput, signUpInput } from '../../../shared/accounts.ts';
import type { Role } from '../../../shared/ranks.ts';
import { AppError } from '../../errors.ts';
import type { Transaction } from '../../platform/postgres/database.ts';
import { isUniqueViolation } from '../../platform/postgres/sqlstate.ts';
import type { Services } from '../../services.ts';
import type { Context } from '../../trpc.ts';
import { raise } from '../alerts/commands.ts';
import { awardVisit } from '../profiles/commands/visit.ts';
import { avatarFor } from './avatar.ts';
import { holdMember } from './hold.ts';
import { noteKept } from './keeping/commands.ts';
import { emailKey, nicknameKey } from './names.ts';
import { newDeviceAlert, settlingIn } from './own/newDevice.ts';
import { hashPassword, isCommonPassword, passwordMatches } from './passwords.ts';
import { banColumns, refusalOfBanned } from './policy.ts';
import { meColumns, presentMe } from './present.ts';
import { hashedCode, postOwnCode } from './proofs/proofs.ts';
import { findCredentials, isDemoMember } from './queries.ts';
import { beginSession, cookieLifetime, endSessionById, endSessionOf, isKnownDevice } from './sessions.ts';

export type Caller = Pick<Context, 'request' | 'cookies'>;

/**
 * Makes an account and begins its first session; where mail goes out, a code that proves the address is on its way.
 * Errors: PASSWORD_COMMON, EMAIL_TAKEN, NICKNAME_TAKEN.
 */
export async function signUp(
  services: Services,
  input: z.output<typeof signUpInput>,
  caller: Caller,
): Promise<Me> {
  if (await isCommonPassword(input.password)) throw new AppError('PASSWORD_COMMON');
  const passwordHash = await hashPassword(input.password);
  const secret = services.mail.works ? await hashedCode() : null;
  const now = new Date(services.clock.now());
  const id = services.newId();
  try {
    const me = await enter(services, caller, id, async (tx) => {
      await tx.insert(members).values({
        id,
        email: input.email,
        emailKey: emailKey(input.email),
        nickname: input.nickname,
        nicknameKey: nicknameKey(input.nickname),
        passwordHash,
        country: input.country,
        language: input.language,
        avatar: avatarFor(id),
        joinedAt: now,
        lastSeenAt: now,
      });
      if (secret) await postOwnCode(services, tx, 'proveEmail', { id, ...input }, secret);
    });
    services.mail.wake();
    return me;
  } catch (error) {
    throw takenBy(error);
  }
}

/** Begins a session by address and password. Errors: WRONG_CREDENTIALS, BANNED. */
export async function signIn(
  services: Services,
  input: z.output<typeof signInInput>,
  caller: Caller,
): Promise<Me> {
  const found = await findCredentials(services.database, input.email);
  if (!(await passwordMatches(found?.passwordHash ?? null, input.password)) || !found) {
    throw new AppError('WRONG_CREDENTIALS');
  }
  return enter(services, caller, found.id, (tx) => stillThePassword(tx, found));
}

/** Waits for whoever is just taking the password away, such as by a new one, and looks again. */
async function stillThePassword(
  tx: Transaction,
  { id, passwordHash }: { id: string; passwordHash: string | null },
): Promise<void> {
  const [now] = await tx
    .select({ passwordHash: members.passwordHash })
    .from(members)
    .where(eq(members.id, id))
    .for('no key update');
  if (now?.passwordHash !== passwordHash) throw new AppError('WRONG_CREDENTIALS');
}

/** Begins a session as a member of the demo. Errors: DEMO_OFF where there is no demo, NOT_ALLOWED for any other member. */
export async function signInDemo(services: Services, memberId: string, caller: Caller): Promise<Me> {
  if (!services.config.demo) throw new AppError('DEMO_OFF');
  if (!(await isDemoMember(services.database, memberId))) throw new AppError('NOT_ALLOWED');
  return enter(services, caller, memberId);
}

/**
 * Ends the session of the caller's cookie or token, its sockets included. Without one nothing happens.
 * @throws AppError SESSION_CHANGED where the browser's session is another's than the page means to end.
 */
export async function signOut(
  services: Services,
  { cookies, session, request }: Pick<Context, 'cookies' | 'session' | 'request'>,
): Promise<void> {
  const { expectedMember } = request;
  if (session && expectedMember !== null && expectedMember !== session.member.id) {
    throw new AppError('SESSION_CHANGED');
  }
  const { db } = services.database;
  const ended = cookies.token
    ? await endSessionOf(db, cookies.token)
    : session && (await endSessionById(db, session.id));
  if (ended) services.endSession(ended);
  cookies.clear();
}

/**
 * Begins a session for a member, in one transaction with what makes the member, and ends the one this browser had:
 * a cookie holds one session, so the old one could never be used again, nor ended by its owner. Whoever is refused
 * here has no session. Errors: BANNED, NOT_SIGNED_IN for one who has just deleted their account.
 */
export async function enter(
  services: Services,
  caller: Caller,
  memberId: string,
  before: (tx: Transaction) => Promise<void> = async () => {},
): Promise<Me> {
  const now = services.clock.now();
  const { token, me, ended } = await services.live.transact(async (tx) => {
    await before(tx);
    await holdMember(tx, memberId);
    await awardVisit(tx, memberId, now);
    const replaced = caller.cookies.token ? await endSessionOf(tx, caller.cookies.token) : null;
    const { userAgent, address } = caller.request;
    const id = services.newId();
    const isKnown = await isKnownDevice(tx, memberId, userAgent);
    const begun = await beginSession(tx, { id, memberId, userAgent, address, now });
    const [row] = await tx
      .select({ ...meColumns, ...banColumns, demo: members.demo })
      .from(members)
      .where(eq(members.id, memberId));
    if (!row) throw new AppError('WRONG_CREDENTIALS');
    const refusal = refusalOfBanned(row, now);
    if (refusal) throw refusal;
    if (!isKnown && !row.demo && now - row.joinedAt.getTime() > settlingIn)
      raise(tx, services, newDeviceAlert(memberId, id, userAgent));
    return {
      token: begun.token,
      me: presentMe(row),
      ended: replaced ? [replaced, ...begun.ended] : begun.ended,
    };
  });
  caller.cookies.set(token, now + cookieLifetime);
  for (const id of ended) services.endSession(id);
  return me;
}

/**
 * Makes a member from the console, their address taken as proven. Errors: PASSWORD_COMMON, EMAIL_TAKEN,
 * NICKNAME_TAKEN.
 */
export async function createMember(
  services: Pick<Services, 'live' | 'clock' | 'newId'>,
  member: { id: string; email: string; nickname: string; password: string; role: Role },
): Promise<void> {
  const { id, email, nickname, role } = member;
  const at = new Date(services.clock.now());
  const passwordHash = await hashPassword(member.password);
  try {
    await services.live.transact(async (tx) => {
      await tx.insert(members).values({
        id,
        email,
        emailKey: emailKey(email),
        emailVerifiedAt: at,
        nickname,
        nicknameKey: nicknameKey(nickname),
        passwordHash,
        role,
        country: 'US',
        language: 'en',
        avatar: avatarFor(id),
        joinedAt: at,
        lastSeenAt: at,
      });
      await noteKept(tx, services, { actorId: null, memberId: id, action: 'create', details: { role } });
    });
  } catch (error) {
    throw takenBy(error);
  }
}

/** What a unique key says of a new member, as an error of the domain. */
function takenBy(error: unknown): unknown {
  if (isUniqueViolation(error, 'members_email_key')) return new AppError('EMAIL_TAKEN');
  return isUniqueViolation(error, 'members_nickname_key') ? new AppError('NICKNAME_TAKEN') : error;
}

export {
  banMember,
  banMemberIn,
  endMemberSessions,
  noteKept,
  setRole,
  unbanMember,
} from './keeping/commands.ts';
export { followPublishing, holdKind, setKind } from './keeping/kind.ts';
export { clearAccount, findLeaving, forgetLeaving, type Leaving, noteProgress } from './leaving/clear.ts';
export { closeAccount, sendDeletionCode } from './leaving/close.ts';
export { forgetPresence, noteSeen, storePresence } from './presence/settings.ts';
