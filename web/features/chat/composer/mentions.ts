// Names after an @ while one writes: what is being completed, and with whom. Pure.
import type { MemberRef } from '../../../../shared/accounts.ts';
import { everybody } from '../markdown/parse.ts';

/** The most people offered at once. */
const offered = 6;

export type Completion = { from: number; to: number; query: string };
/** `member` is null where everybody is meant. */
export type Candidate = { key: string; text: string; member: MemberRef | null };

/** What stands between the last @ and the caret, if it may become a name. */
export function completionAt(text: string, caret: number): Completion | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}\p{M}]{0,20})$/u.exec(text.slice(0, caret));
  return found ? { from: caret - (found[1]?.length ?? 0) - 1, to: caret, query: found[1] ?? '' } : null;
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase();

/** Those whose name begins so, then those who have it further in. */
export function candidatesFor(
  query: string,
  members: readonly MemberRef[],
  me: string,
  mayCallAll: boolean,
): Candidate[] {
  const sought = folded(query);
  const placed = members
    .filter(({ id, nickname }) => id !== me && nickname !== '')
    .map((member) => ({ member, place: folded(member.nickname).indexOf(sought) }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => Math.min(a.place, 1) - Math.min(b.place, 1));
  const people = placed
    .slice(0, offered)
    .map(({ member }) => ({ key: member.id, text: `@${member.nickname}`, member }));
  const all = mayCallAll && everybody.slice(1).startsWith(sought);
  return all ? [...people, { key: 'all', text: everybody, member: null }] : people;
}
