// What a member does about another: shown at once, and put back with a word why where it fails.
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../shared/accounts.ts';
import type { Bond, FriendsSnapshot } from '../../../shared/friends.ts';
import { withBond } from '../../../shared/friendsReducer.ts';
import { feeds } from '../../api/feeds.ts';
import { api } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { toast } from '../../ui/toast.ts';
import { friendsFeed, refreshFriends } from './live/friendsFeed.ts';

export type BondAction = 'request' | 'cancel' | 'accept' | 'reject' | 'remove' | 'block' | 'unblock';

const after: Record<BondAction, Exclude<Bond, 'self'>> = {
  request: 'outgoing',
  cancel: 'none',
  accept: 'friends',
  reject: 'none',
  remove: 'none',
  block: 'blocked',
  unblock: 'none',
};
/** What takes an action back, where something does. */
const back: Partial<Record<BondAction, BondAction>> = {
  request: 'cancel',
  cancel: 'request',
  unblock: 'block',
};

const show = (member: MemberRef, bond: Exclude<Bond, 'self'>) =>
  feeds.update<FriendsSnapshot>(friendsFeed.name, (state) => withBond(state, member, bond, Date.now()));

/** Returns what does it; resolves when it is done, or has failed and was told. */
export function useChangeBond(): (action: BondAction, member: MemberRef) => Promise<void> {
  const t = useTranslations('people');
  const errorText = useErrorText();
  const change = async (action: BondAction, member: MemberRef, mayUndo = true): Promise<void> => {
    show(member, after[action]);
    try {
      const { bond } = await api.friends[action].mutate({ memberId: member.id });
      if (bond !== 'self' && bond !== after[action]) show(member, bond);
    } catch (error) {
      // What is so now is asked for: something else may have happened meanwhile.
      refreshFriends();
      toast({ text: t('failed', { name: member.nickname, reason: errorText(error).text }), bad: true });
      return;
    }
    const undo = back[action];
    toast({
      text: t(`done.${action}`, { name: member.nickname }),
      ...(undo && mayUndo && { undo: { label: t('undo'), onUndo: () => void change(undo, member, false) } }),
    });
  };
  return change;
}
