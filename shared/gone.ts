// Members who deleted their account: what stands where their name stood. Imports only types: the page carries it.
import type { MemberRef } from './accounts.ts';

/** Somebody who is gone. The page says so in its own language. */
export const goneMember = (id: string): MemberRef => ({ id, nickname: '', avatar: 'ghost' });

/** Nobody else is without a name. */
export const isGone = ({ nickname }: Pick<MemberRef, 'nickname'>): boolean => nickname === '';

/** Puts one who is gone wherever the member stands in plain data, however deep; what does not name them stays the very same. */
export function forgetMember<Data>(data: Data, memberId: string): Data {
  if (typeof data !== 'object' || data === null) return data;
  let changed = false;
  const forgotten = Object.entries(data).map(([name, value]) => {
    const after = forgetMember(value, memberId);
    changed ||= after !== value;
    return [name, after] as const;
  });
  const { id, nickname } = data as Partial<MemberRef>;
  if (id === memberId && nickname) {
    // What is only a name has no picture to lose.
    const gone = 'avatar' in data ? goneMember(id) : { id, nickname: '' };
    return { ...Object.fromEntries(forgotten), ...gone } as Data;
  }
  if (!changed) return data;
  return (Array.isArray(data) ? forgotten.map(([, value]) => value) : Object.fromEntries(forgotten)) as Data;
}
