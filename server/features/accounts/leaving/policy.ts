// Who may delete their account: a pure function from facts to a refusal, or null.
import type { Role } from '../../../../shared/ranks.ts';
import { AppError } from '../../../errors.ts';

/** @param others administrators besides this member who can come in. */
export function refusalToLeave(member: { demo: boolean; role: Role }, others: number): AppError | null {
  if (member.demo) return new AppError('DEMO_ACCOUNT');
  return member.role === 'admin' && others === 0 ? new AppError('LAST_ADMINISTRATOR') : null;
}
