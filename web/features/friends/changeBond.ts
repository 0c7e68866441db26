// What a member does about another: shown at once, and put back with a word why where it fails.
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../shared/accounts.ts';
import type { Bond, FriendsSnapshot } from '../../../shared/friends.ts';
import { withBond } from '../../../shared/friendsReducer.ts';
import { feeds } from '../../api/feeds.ts';
import { api } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { toast } from '../../ui/toast.ts';
import { endWhileLeaving, forgetEnding, noteEnding, undoFor } from './ending.ts';
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
  block: 'unblock',
  unblock: 'block',
};

const show = (member: MemberRef, bond: Exclude<Bond, 'self'>) =>
  feeds.update<FriendsSnapshot>(friendsFeed.name, (state) => withBond(state, member, bond, Date.now()));

/** Friendships that end when the way back has closed: how to leave each, and the timer that ends it. */
const ending = new Map<string, { keep(): void; timer: ReturnType<typeof setTimeout> }>();
// Whoever leaves the page meant it.
addEventListener('pagehide', () => {
  for (const [memberId, { timer }] of ending) {
    clearTimeout(timer);
    endWhileLeaving(memberId);
  }
  ending.clear();
});

/** Returns what does it; resolves when it is done, or has failed and was told. */
export function useChangeBond(): (action: BondAction, member: MemberRef) => Promise<void> {
  const t = useTranslations('people');
  const errorText = useErrorText();
  const failed = (member: MemberRef, error: unknown) => {
    // What is so now is asked for: something else may have happened meanwhile.
    refreshFriends();
    toast({ text: t('failed', { name: member.nickname, reason: errorText(error).text }), bad: true });
  };
  const end = (member: MemberRef) => {
    const { id, nickname } = member;
    const keep = () => {
      // Too late, where it is on its way already.
      if (!ending.delete(id)) return;
      clearTimeout(timer);
      forgetEnding(id);
      refreshFriends();
    };
    const settle = () => {
      ending.delete(id);
      forgetEnding(id);
      api.friends.remove.mutate({ memberId: id }).catch((error: unknown) => failed(member, error));
    };
    const timer = setTimeout(settle, undoFor);
    ending.set(id, { keep, timer });
    noteEnding(id);
    show(member, 'none');
    toast({ text: t('done.remove', { name: nickname }), undo: { label: t('undo'), onUndo: keep } });
  };
  const change = async (action: BondAction, member: MemberRef, mayUndo = true): Promise<void> => {
    if (action === 'remove') return end(member);
    const left = ending.get(member.id);
    left?.keep();
    // Asked again before it had ended, they are friends still.
    if (left && action === 'request') return;
    show(member, after[action]);
    try {
      const { bond } = await api.friends[action].mutate({ memberId: member.id });
      if (bond !== 'self' && bond !== after[action]) show(member, bond);
    } catch (error) {
      failed(member, error);
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
