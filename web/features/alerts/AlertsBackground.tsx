// What alerts do on every page of a member: follow their feed, and say what is new where nobody sees it otherwise.
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlertEvent } from '../../../shared/alerts.ts';
import type { AlertsState } from '../../../shared/alertsReducer.ts';
import { isHushed } from '../../../shared/hush.ts';
import { useFeed } from '../../api/feeds.ts';
import { cache } from '../../api/trpc.ts';
import { LateWords } from '../../i18n/LateWords.tsx';
import { toast } from '../../ui/toast.ts';
import { useMe } from '../accounts/useMe.ts';
import { useFriends } from '../friends/useFriends.ts';
import { linkOf } from './alertLink.ts';
import { bellFeed } from './alertsFeed.ts';
import { isPanelOpen } from './panelState.ts';
import { useAlertActions } from './useAlertActions.ts';
import { useAlertText } from './useAlertText.ts';

const sets = ['alerts'] as const;
/** Kinds that tell of who waits at the door of a group. */
const atDoors: ReadonlySet<string> = new Set(['roomInvite', 'groupRequest', 'groupAccepted']);
/** Milliseconds after which what happened is no news any more, as after a long absence. */
const fresh = 30_000;

export function AlertsBackground() {
  return (
    <LateWords sets={sets}>
      <Background />
    </LateWords>
  );
}

function Background() {
  const t = useTranslations('alerts');
  const { plain } = useAlertText();
  const { markRead } = useAlertActions();
  const { me } = useMe();
  const { state: friends } = useFriends();
  const navigate = useNavigate();
  const page = useRouterState({ select: (state) => state.location.pathname });
  const hear = (event: AlertEvent) => {
    if (event.type === 'settings') cache.alerts.settings.setData(undefined, { off: event.off });
    // Invitations and requests that wait stand elsewhere too.
    if (event.type === 'removed' || (event.type === 'alert' && atDoors.has(event.alert.kind))) {
      void cache.chat.invitations.invalidate();
      void cache.chat.group.invalidate();
      void cache.chat.joinRequests.invalidate();
    }
    if (event.type !== 'alert' || !event.fresh || isPanelOpen() || page === '/alerts') return;
    const { alert } = event;
    // Whoever is in the room sees the message itself.
    if ('room' in alert.params && page === `/rooms/${alert.params.room.id}`) return;
    const isPaused = friends?.own.chosen === 'busy' || isHushed(friends?.own.hush, Date.now());
    if (isPaused || document.hidden || Date.now() - alert.at > fresh) return;
    const link = linkOf(alert, me?.id ?? '');
    const follow = () => {
      markRead([alert]);
      if (link) void navigate(link);
    };
    toast({ text: plain(alert), ...(link && { undo: { label: t('open'), onUndo: follow } }) });
  };
  // The feed keeps one listener; what it does is as of now.
  const now = useRef(hear);
  now.current = hear;
  useFeed<AlertsState, AlertEvent>(
    bellFeed,
    useCallback((event: AlertEvent) => now.current(event), []),
  );
  return null;
}
