// What members say of themselves.
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { members } from '../../../../drizzle/schema/accounts.ts';
import type { Me, Profile, updateProfileInput } from '../../../../shared/accounts.ts';
import { type Country, currencyOfCountry } from '../../../../shared/countries.ts';
import { countrySchema } from '../../../../shared/primitives.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import { isUniqueViolation } from '../../../platform/postgres/sqlstate.ts';
import type { Services } from '../../../services.ts';
import type { Session } from '../../../trpc.ts';
import { awardComplete } from '../../profiles/commands/complete.ts';
import { lockOwner } from '../hold.ts';
import { nicknameKey } from '../names.ts';
import { meColumns, presentMe } from '../present.ts';

export async function findProfile({ database }: Services, memberId: string): Promise<Profile> {
  const { name, gender, birthday, bio, emailVerifiedAt, passwordHash, mobile, demo } = members;
  const [row] = await database.db
    .select({ name, gender, birthday, bio, emailVerifiedAt, passwordHash, mobile, demo })
    .from(members)
    .where(eq(members.id, memberId));
  if (!row) throw new AppError('NOT_SIGNED_IN');
  return {
    name: row.name,
    gender: row.gender,
    birthday: row.birthday,
    bio: row.bio,
    mobile: row.mobile,
    emailVerified: row.emailVerifiedAt !== null,
    hasPassword: row.passwordHash !== null,
    demo: row.demo,
  };
}

/** Tells within a transaction whether a member's wallet holds nothing, and nothing is on its way to it. */
export type IsWalletEmpty = (tx: Transaction, memberId: string) => Promise<boolean>;

/**
 * Changes what is named, and nothing else. The currency of a wallet that is not empty stays.
 * @param isWalletEmpty comes from the caller, since the wallet knows accounts and not the other way round.
 * @throws AppError NICKNAME_TAKEN, WALLET_NOT_EMPTY, BAD_INPUT for a birthday to come, NOT_SIGNED_IN where the session
 *   ended meanwhile
 */
export async function updateProfile(
  { database, clock }: Services,
  session: Session,
  input: z.output<typeof updateProfileInput>,
  isWalletEmpty: IsWalletEmpty,
): Promise<Me> {
  const memberId = session.member.id;
  // Somewhere on earth it is tomorrow already.
  const tomorrow = new Date(clock.now() + 24 * 3_600_000).toISOString().slice(0, 10);
  if (input.birthday && input.birthday > tomorrow) {
    throw new AppError('BAD_INPUT', { field: 'birthday', rule: 'future' });
  }
  const named = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const nickname = input.nickname === undefined ? {} : { nicknameKey: nicknameKey(input.nickname) };
  const changes = { ...named, ...nickname };
  try {
    if (Object.keys(changes).length > 0) {
      await database.db.transaction(async (tx) => {
        // Not held for sharing first: two that both did before changing the key would wait for each other.
        await lockOwner(tx, session);
        if (input.country) await holdCurrency(tx, memberId, input.country, isWalletEmpty);
        await tx.update(members).set(changes).where(eq(members.id, memberId));
        if (input.bio) await awardComplete(tx, memberId, clock.now());
      });
    }
  } catch (error) {
    if (isUniqueViolation(error, 'members_nickname_key')) throw new AppError('NICKNAME_TAKEN');
    throw error;
  }
  const [row] = await database.db.select(meColumns).from(members).where(eq(members.id, memberId));
  if (!row) throw new AppError('NOT_SIGNED_IN');
  return presentMe(row);
}

/**
 * Whatever moves money holds its member, who is locked here, and waits meanwhile: what is empty stays empty until the
 * country is another.
 */
async function holdCurrency(
  tx: Transaction,
  memberId: string,
  country: Country,
  isWalletEmpty: IsWalletEmpty,
): Promise<void> {
  const [row] = await tx.select({ country: members.country }).from(members).where(eq(members.id, memberId));
  if (!row) throw new AppError('NOT_SIGNED_IN');
  const before = currencyOfCountry(countrySchema.parse(row.country));
  if (before === currencyOfCountry(country)) return;
  if (!(await isWalletEmpty(tx, memberId))) throw new AppError('WALLET_NOT_EMPTY');
}
