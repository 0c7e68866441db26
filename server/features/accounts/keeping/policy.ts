// Who may look after whom: pure functions from facts to a refusal, or null.
import type { Role } from '../../../../shared/moderation.ts';
import { AppError } from '../../../errors.ts';

/** Who acts: a member with a role, or the console of the machine, which may do everything. */
export type Keeper = { id: string; role: Role } | 'console';
type Kept = { id: string; role: Role };

const rank: Record<Role, number> = { member: 0, moderator: 1, admin: 2 };

/** Moderators keep members out, administrators everybody; nobody themselves, nor one of their own rank. */
export function refusalToBan(keeper: Keeper, kept: Kept): AppError | null {
  if (keeper === 'console') return null;
  const may = rank[keeper.role] > rank[kept.role] && keeper.role !== 'member';
  return may ? null : new AppError('NOT_ALLOWED');
}

/** Roles and sessions are the administrators' matter; nobody changes their own role, so one administrator always remains. */
export function refusalToAdminister(keeper: Keeper, kept: Kept): AppError | null {
  if (keeper === 'console') return null;
  return keeper.role === 'admin' && keeper.id !== kept.id ? null : new AppError('NOT_ALLOWED');
}
