// Pauses notices on all the member's devices.
import { useTranslations } from 'use-intl/react';
import type { FriendsSnapshot } from '../../../../shared/friends.ts';
import type { QuietHours } from '../../../../shared/hush.ts';
import { feeds } from '../../../api/feeds.ts';
import { api } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { toast } from '../../../ui/toast.ts';
import { friendsFeed, refreshFriends } from '../../friends/live/friendsFeed.ts';

type Changes = { hushUntil?: number | null; quietHours?: QuietHours | null };

/** Shown at once; put back with a word why where it fails. Answers whether it was stored. */
export function useSetHush(): (changes: Changes) => Promise<boolean> {
  const t = useTranslations('roomKeeping.hearing');
  const errorText = useErrorText();
  return async (changes) => {
    const { hushUntil, quietHours } = changes;
    feeds.update<FriendsSnapshot>(friendsFeed.name, (state) => ({
      ...state,
      own: {
        ...state.own,
        hush: {
          ...state.own.hush,
          ...(hushUntil !== undefined && { until: hushUntil }),
          ...(quietHours !== undefined && { hours: quietHours }),
        },
      },
    }));
    try {
      await api.friends.setPresence.mutate(changes);
      return true;
    } catch (error) {
      refreshFriends();
      toast({ text: t('refused', { reason: errorText(error).text }), bad: true });
      return false;
    }
  };
}
