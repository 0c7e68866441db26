// An account for somebody who comes by a provider for the first time.
import { members } from '../../../../drizzle/schema/accounts.ts';
import { limits } from '../../../../shared/limits.ts';
import type { Country, Language } from '../../../../shared/primitives.ts';
import { nicknameProblem } from '../../../../shared/text.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { avatarFor } from '../avatar.ts';
import { emailKey, nicknameKey } from '../names.ts';

/** What remains of a name when nothing of it may stand. */
const nobody = 'Player';

/** Letters and digits with at most three marks each. */
const lettersIn = (name: string): string[] => name.normalize('NFC').match(/[\p{L}\p{N}]\p{M}{0,3}/gu) ?? [];

/** The longest valid nickname in a name. */
function nicknameIn(name: string, longest: number = limits.nickname.max): string {
  const shown = name.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  // Once more, since letters that come to stand side by side may become one.
  return lettersIn(lettersIn(shown).join('')).slice(0, longest).join('');
}

/**
 * Nicknames to try, the best first; the last one is nobody's, since it holds the random end of the id.
 * @param names what they are called at the provider, the best first.
 * @param id the new member's.
 */
export function proposedNicknames(names: readonly string[], id: string): string[] {
  const valid = names.map((name) => nicknameIn(name)).filter((name) => nicknameProblem(name) === null);
  const base = valid[0] ?? nobody;
  const random = id.replaceAll('-', '');
  const few = String(Number.parseInt(random.slice(-6), 16) % 10_000).padStart(4, '0');
  return [...valid, `${nicknameIn(base, 16)}${few}`, `${nicknameIn(base, 8)}${random.slice(-12)}`];
}

/**
 * Makes the account: its address counts as proven, it has no password.
 * @throws a unique violation of `members_email_key`
 */
export async function makeNewcomer(
  { clock }: Services,
  tx: Transaction,
  newcomer: { id: string; email: string; names: readonly string[]; country: Country; language: Language },
): Promise<void> {
  const { id, email, country, language } = newcomer;
  const now = new Date(clock.now());
  for (const nickname of proposedNicknames(newcomer.names, id)) {
    const made = await tx
      .insert(members)
      .values({
        id,
        email,
        emailKey: emailKey(email),
        emailVerifiedAt: now,
        nickname,
        nicknameKey: nicknameKey(nickname),
        country,
        language,
        avatar: avatarFor(id),
        joinedAt: now,
        lastSeenAt: now,
      })
      .onConflictDoNothing({ target: members.nicknameKey })
      .returning({ id: members.id });
    if (made.length > 0) return;
  }
  throw new Error('No nickname was free.');
}
