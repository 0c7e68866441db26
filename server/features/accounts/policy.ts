// Who may come in: pure functions from facts to a refusal, or null.
import { isNull, lte, or } from 'drizzle-orm';
import { members } from '../../../drizzle/schema/accounts.ts';
import { AppError } from '../../errors.ts';

/** What a query selects to judge whether a member is kept out. */
export const banColumns = {
  bannedAt: members.bannedAt,
  bannedUntil: members.bannedUntil,
  banReason: members.banReason,
};

type Ban = { bannedAt: Date | null; bannedUntil: Date | null; banReason: string };

/** Whether a member is kept out at this moment. @param now epoch milliseconds */
export const isBanned = ({ bannedAt, bannedUntil }: Ban, now: number): boolean =>
  bannedAt !== null && (bannedUntil === null || bannedUntil.getTime() > now);

/** The same, asked of the database. @param now epoch milliseconds */
export const notBanned = (now: number) =>
  or(isNull(members.bannedAt), lte(members.bannedUntil, new Date(now)));

/** The member is told why, and until when; for good where no time is told. */
export function refusalOfBanned(ban: Ban, now: number): AppError | null {
  if (!isBanned(ban, now)) return null;
  const until = ban.bannedUntil?.getTime();
  return new AppError('BANNED', { reason: ban.banReason, ...(until === undefined ? {} : { until }) });
}
