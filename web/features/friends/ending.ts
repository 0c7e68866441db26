// Friendships that end once the way back has closed, kept in the browser meanwhile: whoever leaves the page meant it, and
// what a killed tab leaves is made up for at the next visit.
import type { FriendsSnapshot } from '../../../shared/friends.ts';
import { callWhileLeaving } from '../../api/callWhileLeaving.ts';
import { cache } from '../../api/trpc.ts';
import { browserPlace } from '../chat/browserStorage.ts';
import { friendIn } from './useFriends.ts';

/** Milliseconds for which the toast with its way back stands. */
export const undoFor = 5_000;

/** When each ends, in epoch milliseconds, by the other's id. */
type Ending = Record<string, number>;

const place = (me: string) => browserPlace(`lobby.ending.${me}`);

function read(me: string): Ending {
  try {
    return JSON.parse(place(me).read() ?? '{}') as Ending;
  } catch {
    return {};
  }
}

const write = (me: string, ending: Ending) => place(me).write(JSON.stringify(ending));

const ownId = (): string => cache.accounts.me.getData()?.id ?? '';

export const noteEnding = (memberId: string): void =>
  write(ownId(), { ...read(ownId()), [memberId]: Date.now() + undoFor });

export function forgetEnding(memberId: string): void {
  const { [memberId]: _, ...others } = read(ownId());
  write(ownId(), others);
}

/** Ends a friendship while the page goes. */
export function endWhileLeaving(memberId: string): void {
  forgetEnding(memberId);
  callWhileLeaving('friends.remove', { memberId });
}

/**
 * What a page that is gone has left to end: of those whose time is up, who are friends since before.
 * @param state of the member's friends, as the server told it.
 */
export function leftToEnd(state: FriendsSnapshot, now: number): string[] {
  const ending = read(state.id);
  // Another tab may still offer the way back, and its clock may be a little late.
  const due = Object.keys(ending).filter((id) => (ending[id] ?? 0) + undoFor < now);
  if (due.length > 0) {
    write(state.id, Object.fromEntries(Object.entries(ending).filter(([id]) => !due.includes(id))));
  }
  return due.filter((id) => {
    const friend = friendIn(state, id);
    return friend !== undefined && friend.since < (ending[id] ?? 0);
  });
}
