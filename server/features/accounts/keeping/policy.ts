// Who may look after whom: pure functions from facts to a refusal, or null.
import { mayAdminister, mayBan, type Role } from '../../../../shared/ranks.ts';
import { AppError } from '../../../errors.ts';

/** Who acts: a member with a role, or the console of the machine, which may do everything. */
export type Keeper = { id: string; role: Role } | 'console';
type Kept = { id: string; role: Role };

/** As `mayBan` has it. */
export function refusalToBan(keeper: Keeper, kept: Kept): AppError | null {
  return keeper === 'console' || mayBan(keeper, kept) ? null : new AppError('NOT_ALLOWED');
}

/** As `mayAdminister` has it. */
export function refusalToAdminister(keeper: Keeper, kept: Kept): AppError | null {
  return keeper === 'console' || mayAdminister(keeper, kept) ? null : new AppError('NOT_ALLOWED');
}
