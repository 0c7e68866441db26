// Chooses how others see the member.
import { useTranslations } from 'use-intl/react';
import type { FriendsSnapshot } from '../../../shared/friends.ts';
import type { PresenceSettings } from '../../../shared/presenceView.ts';
import { feeds } from '../../api/feeds.ts';
import { api } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { toast } from '../../ui/toast.ts';
import { friendsFeed, refreshFriends } from './live/friendsFeed.ts';

/** Shown at once; put back with a word why where it fails. */
export function useSetPresence(): (changes: Partial<PresenceSettings>) => void {
  const t = useTranslations('people.seen');
  const errorText = useErrorText();
  return (changes) => {
    feeds.update<FriendsSnapshot>(friendsFeed.name, (state) => ({
      ...state,
      own: { ...state.own, ...changes },
    }));
    api.friends.setPresence.mutate(changes).catch((error: unknown) => {
      refreshFriends();
      toast({ text: t('failed', { reason: errorText(error).text }), bad: true });
    });
  };
}
