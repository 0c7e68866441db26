// The first administrator of an installation: made once, with a random password that is shown once.
import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { members } from '../../../drizzle/schema/accounts.ts';
import type { Database } from '../../platform/postgres/database.ts';
import { avatarFor } from './avatar.ts';
import { emailKey, nicknameKey } from './names.ts';
import { hashPassword } from './passwords.ts';

const email = 'admin@localhost.localdomain';
const usualNickname = 'Keeper';

/**
 * Makes an administrator if there is none; several instances starting at once make one.
 * @param now epoch milliseconds.
 * @returns how to sign in, or null when there was one already.
 */
export async function ensureFirstAdministrator(
  { db }: Database,
  now: number,
): Promise<{ email: string; password: string } | null> {
  const administrator = eq(members.role, 'admin');
  if ((await db.select({ id: members.id }).from(members).where(administrator).limit(1)).length > 0)
    return null;
  const password = randomBytes(12).toString('base64url');
  const passwordHash = await hashPassword(password);
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table members in share row exclusive mode`);
    const [existing] = await tx.select({ id: members.id }).from(members).where(administrator).limit(1);
    if (existing) return null;
    const id = uuidv7();
    const at = new Date(now);
    // The usual nickname may be somebody's already; the end of the id never is.
    const [taken] = await tx
      .select({ id: members.id })
      .from(members)
      .where(eq(members.nicknameKey, nicknameKey(usualNickname)));
    const nickname = taken ? `${usualNickname}${id.slice(-12)}` : usualNickname;
    await tx.insert(members).values({
      id,
      email,
      emailKey: emailKey(email),
      // Nobody's: whoever reads mail to it runs this machine, and takes nothing from its owner.
      emailVerifiedAt: at,
      nickname,
      nicknameKey: nicknameKey(nickname),
      passwordHash,
      country: 'US',
      language: 'en',
      avatar: avatarFor(id),
      role: 'admin',
      joinedAt: at,
      lastSeenAt: at,
    });
    return { email, password };
  });
}
