// Each change of what is between members.
import type { Bond } from '../../../../shared/friends.ts';
import type { Services } from '../../../services.ts';
import * as policy from '../policy.ts';
import { inPair } from './inPair.ts';

export { forgetFriends } from './forget.ts';
export { noteFriend, renameLabel } from './note.ts';
export { setPresence } from './presence.ts';

type Change = (services: Services, callerId: string, otherId: string) => Promise<Exclude<Bond, 'self'>>;

const change =
  (judge: Parameters<typeof inPair>[3]): Change =>
  (services, callerId, otherId) =>
    inPair(services, callerId, otherId, judge);

export const acceptFriend = change(policy.accept);
export const blockMember = change(policy.block);
export const cancelRequest = change(policy.cancel);
export const rejectFriend = change(policy.reject);
export const removeFriend = change(policy.remove);
export const requestFriend = change(policy.request);
export const unblockMember = change(policy.unblock);
