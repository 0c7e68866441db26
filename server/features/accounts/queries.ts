// Reads of accounts.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { members, sessions } from '../../../drizzle/schema/accounts.ts';
import type { Availability, MemberRef } from '../../../shared/accounts.ts';
import { type Country, type Currency, currencyOfCountry } from '../../../shared/countries.ts';
import { countrySchema, languageSchema } from '../../../shared/primitives.ts';
import type { Role } from '../../../shared/ranks.ts';
import { AppError } from '../../errors.ts';
import type { Database, Executor } from '../../platform/postgres/database.ts';
import { plain } from '../../platform/postgres/plain.ts';
import { emailKey, nicknameKey } from './names.ts';
import { notBanned } from './policy.ts';
import { presentMember } from './present.ts';

/** How many demo members are offered for one-click sign-in; the others may be visitors, whom a script speaks for. */
export const offeredDemoAccounts = 8;

const refColumns = { id: members.id, nickname: members.nickname, avatar: members.avatar };

/** Whether an address and a nickname are free; only what was asked is answered. */
export async function findAvailability(
  { db }: Database,
  asked: { email?: string | undefined; nickname?: string | undefined },
): Promise<Availability> {
  const answer: Availability = {};
  if (asked.email !== undefined) {
    const taken = await db
      .select({ id: members.id })
      .from(members)
      .where(eq(members.emailKey, emailKey(asked.email)));
    answer.email = taken.length === 0;
  }
  if (asked.nickname !== undefined) {
    const key = nicknameKey(asked.nickname);
    const taken = await db.select({ id: members.id }).from(members).where(eq(members.nicknameKey, key));
    answer.nickname = taken.length === 0;
  }
  return answer;
}

/** The account of an address with its password's hash, or null. */
export async function findCredentials({ db }: Database, email: string) {
  const [found] = await db
    .select({ id: members.id, passwordHash: members.passwordHash })
    .from(members)
    .where(eq(members.emailKey, emailKey(email)));
  return found ?? null;
}

/** The member an address belongs to, or null. */
export async function findMemberIdByEmail(database: Database, email: string): Promise<string | null> {
  return (await findCredentials(database, email))?.id ?? null;
}

/** What a member may do; somebody who is gone may do what members may. */
export async function findRole({ db }: Database, memberId: string): Promise<Role> {
  const [found] = await db.select({ role: members.role }).from(members).where(eq(members.id, memberId));
  return found?.role ?? 'member';
}

/** Every session of a member, for the console. */
export function listSessionsOf({ db }: Database, memberId: string) {
  const { id, userAgent, address, lastSeenAt } = sessions;
  return db
    .select({ id, userAgent, address, lastSeenAt })
    .from(sessions)
    .where(eq(sessions.memberId, memberId))
    .orderBy(asc(lastSeenAt));
}

/** Demo members that people may become by one click. */
export async function listDemoAccounts({ db }: Database): Promise<MemberRef[]> {
  const rows = await db
    .select(refColumns)
    .from(members)
    .where(eq(members.demo, true))
    .orderBy(asc(members.joinedAt), asc(members.id))
    .limit(offeredDemoAccounts);
  return rows.map(presentMember);
}

/** The other demo members, whom the visitors' scripts speak for. */
export async function listVisitors({ db }: Database, count: number): Promise<MemberRef[]> {
  const rows = await db
    .select(refColumns)
    .from(members)
    .where(eq(members.demo, true))
    .orderBy(asc(members.joinedAt), asc(members.id))
    .offset(offeredDemoAccounts)
    .limit(count);
  return rows.map(presentMember);
}

/** How these members are shown to others; members who do not exist are left out. */
export async function findMemberRefs(
  { db }: { db: Executor },
  ids: readonly string[],
): Promise<Map<string, MemberRef>> {
  if (ids.length === 0) return new Map();
  const rows = await plain(db)<{ id: string; nickname: string; avatar: string }[]>`
    select id, nickname, avatar from members where id = any(${`{${ids.join()}}`}::uuid[])`;
  return new Map(rows.map((row) => [row.id, presentMember(row)]));
}

/** Those of them who are there: neither deleted nor kept out. @param now epoch milliseconds */
export async function findPresentRefs(
  { db }: { db: Executor },
  ids: readonly string[],
  now: number,
): Promise<Map<string, MemberRef>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select(refColumns)
    .from(members)
    .where(and(inArray(members.id, [...ids]), isNull(members.deletedAt), notBanned(now)));
  return new Map(rows.map((row) => [row.id, presentMember(row)]));
}

/** What a member's page tells besides name and picture; null for nobody. What of it is shown is its caller's affair. */
export async function findFacts({ db }: { db: Executor }, id: string) {
  const { bio, country, joinedAt, experience } = members;
  const [row] = await db
    .select({ bio, country, joinedAt, experience })
    .from(members)
    .where(eq(members.id, id));
  return row ? { ...row, country: countrySchema.parse(row.country), joinedAt: row.joinedAt.getTime() } : null;
}

/** Where a member lives, and the currency of their wallet; null for nobody. */
export async function findHome(
  { db }: { db: Executor },
  id: string,
): Promise<{ country: Country; currency: Currency } | null> {
  const [row] = await db.select({ country: members.country }).from(members).where(eq(members.id, id));
  if (!row) return null;
  const country = countrySchema.parse(row.country);
  return { country, currency: currencyOfCountry(country) };
}

/** The member who goes by this name, however it is written. @throws AppError MEMBER_NOT_FOUND. */
export async function findMemberByName({ db }: Database, nickname: string): Promise<MemberRef> {
  const [row] = await db
    .select(refColumns)
    .from(members)
    .where(eq(members.nicknameKey, nicknameKey(nickname)));
  if (!row) throw new AppError('MEMBER_NOT_FOUND');
  return presentMember(row);
}

/** Whom a letter about a member goes to, and in which language; null for nobody. */
export async function findAddressee({ db }: { db: Executor }, memberId: string) {
  const [row] = await plain(db)<{ email: string; nickname: string; language: string; proven: boolean }[]>`
    select email, nickname, language, email_verified_at is not null as proven from members
    where id = ${memberId} and deleted_at is null`;
  return row ? { ...row, language: languageSchema.parse(row.language) } : null;
}

/** The currencies of these members' wallets, by member. */
export async function findCurrencies(
  { db }: { db: Executor },
  ids: readonly string[],
): Promise<Map<string, Currency>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: members.id, country: members.country })
    .from(members)
    .where(inArray(members.id, [...ids]));
  return new Map(rows.map(({ id, country }) => [id, currencyOfCountry(countrySchema.parse(country))]));
}

/** Whether this member is one of the demo's. */
export async function isDemoMember({ db }: Database, id: string): Promise<boolean> {
  const found = await db
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, id), eq(members.demo, true)));
  return found.length > 0;
}

export { admitDownload } from './admitDownload.ts';
export { holdBoth, holdMember, holdThose, lockBoth } from './hold.ts';
export { findAuditLog, findKeptMembers } from './keeping/queries.ts';
export { accountParts, uploadedPictureOf } from './leaving/ownData.ts';
export { findNamed } from './named.ts';
export { findMemberSessions } from './own/devices.ts';
export {
  findPresenceSettings,
  isHidden,
  reachOf,
  type StoredPresence,
  usualPresence,
} from './presence/settings.ts';
export { memberTopic } from './topics.ts';
