// The rules of the sign-up form as the page judges them while one types; the server judges again.
import { limits } from '../../../shared/limits.ts';
import {
  characters,
  lettersOfNickname,
  type NicknameProblem,
  nicknameProblem as problemOfNickname,
} from '../../../shared/text.ts';

/** Which rule a name breaks, whatever form of Unicode it was typed in. */
export const nicknameProblem = (text: string): NicknameProblem => problemOfNickname(text.normalize('NFC'));

/** How many letters and digits of a name count towards its length. */
export const lettersIn = (text: string): number => lettersOfNickname(text.normalize('NFC'));

/** Looks like an address: something, an at sign, a domain with a dot. The server has the last word. */
export function looksLikeEmail(text: string): boolean {
  return characters(text) <= limits.email.max && /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text);
}

export type PasswordProblem = { rule: 'short'; missing: number } | { rule: 'long' } | null;

export function passwordProblem(text: string): PasswordProblem {
  const count = characters(text);
  if (count < limits.password.min) return { rule: 'short', missing: limits.password.min - count };
  if (count > limits.password.max) return { rule: 'long' };
  return null;
}
