// Passwords: hashing that costs a guesser time and memory, and the refusal of the ones everybody tries first.
import { hashSecret, secretMatches } from '../../platform/passwordHash.ts';

/** The hash to store, with its salt and its cost inside. */
export const hashPassword = (password: string): Promise<string> => hashSecret(password);

/** Compared against where no account is, so that a wrong address takes as long as a wrong password. */
let nobody: Promise<string> | undefined;

/** Whether the password belongs to the hash; `null` (no account, or one without a password) costs the same and is false. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('a password of nobody');
  const matches = await secretMatches(stored ?? (await nobody), password);
  return stored !== null && matches;
}

let common: Promise<Set<string>> | undefined;

/** Whether this is one of about 49,000 passwords that lists of leaked ones begin with; case makes no difference. */
export async function isCommonPassword(password: string): Promise<boolean> {
  // 400 KB that only sign-up needs, so it is read when first asked for.
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set((dictionary['passwords-common'] ?? []).map(String)),
  );
  return (await common).has(password.toLowerCase());
}
