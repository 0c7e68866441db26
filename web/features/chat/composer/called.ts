// Whom a text calls that is about to be sent. Pure.
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Mention } from '../../../../shared/chatMessages.ts';
import { limits } from '../../../../shared/limits.ts';
import { everybody } from '../markdown/parse.ts';

/** Whom a finished text calls: the longest name that stands after each @. */
export function calledIn(
  text: string,
  members: readonly MemberRef[],
  mayCallAll: boolean,
): { mentions?: Mention[]; mentionsAll?: true } {
  if (!text.includes('@')) return {};
  const byLength = members
    .filter(({ nickname }) => nickname !== '')
    .sort((a, b) => b.nickname.length - a.nickname.length);
  const called = new Map<string, Mention>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const member = byLength.find(({ nickname }) => text.startsWith(nickname, at + 1));
    if (member) called.set(member.id, { id: member.id, nickname: member.nickname });
  }
  const mentions = [...called.values()].slice(0, limits.mentions.max);
  const all = mayCallAll && new RegExp(`(?:^|\\s)${everybody}(?![\\p{L}\\p{N}])`, 'u').test(text);
  return { ...(mentions.length > 0 && { mentions }), ...(all && { mentionsAll: true as const }) };
}
