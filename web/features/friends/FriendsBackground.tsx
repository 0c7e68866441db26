// What friends need on every page of a member: their feed, kept open, and the word when nobody sits here.
import { useEffect } from 'react';
import type { Me } from '../../../shared/accounts.ts';
import type { FriendsEvent, FriendsSnapshot } from '../../../shared/friends.ts';
import type { LibraryPoke } from '../../../shared/library.ts';
import { useConnectionDetails } from '../../api/connection.ts';
import { useFeed } from '../../api/feeds.ts';
import { browserTimers } from '../../api/timers.ts';
import { api, connection } from '../../api/trpc.ts';
import { useMe } from '../accounts/useMe.ts';
import { browserPlace, onOtherPagesWriting } from '../chat/browserStorage.ts';
import { lookAtLibraryAgain } from '../library/lookAgain.ts';
import { DockEdge } from './DockEdge.tsx';
import { leftToEnd } from './ending.ts';
import { FoldBlocked } from './FoldBlocked.tsx';
import { createIdleWatch } from './idle.ts';
import { friendsFeed } from './live/friendsFeed.ts';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

export function FriendsBackground() {
  const { me } = useMe();
  return me ? <Background key={me.id} me={me} /> : null;
}

/** What other features tell a member on the same feed. */
function hear(event: FriendsEvent | LibraryPoke): void {
  if (event.type === 'library.changed') lookAtLibraryAgain();
}

function Background({ me }: { me: Me }) {
  const { state } = useFeed<FriendsSnapshot, FriendsEvent | LibraryPoke>(friendsFeed, hear);
  const known = state !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page has opened
  useEffect(() => {
    if (!state) return;
    for (const memberId of leftToEnd(state, Date.now())) {
      api.friends.remove.mutate({ memberId }).catch(() => {});
    }
  }, [known]);
  const { opened } = useConnectionDetails();
  useEffect(() => {
    if (opened > 1) lookAtLibraryAgain();
  }, [opened]);
  useEffect(() => watchIdle(me.id), [me.id]);
  return (
    <>
      <FoldBlocked />
      <DockEdge />
    </>
  );
}

function watchIdle(memberId: string): () => void {
  const key = `lobby.active.${memberId}`;
  const place = browserPlace(key);
  const watch = createIdleWatch({
    timers: browserTimers,
    read: () => Number(place.read()) || null,
    write: (now) => place.write(String(now)),
    // A failed word is made up for by the next.
    tell: (idle) => void api.friends.setIdle.mutate({ idle }).catch(() => {}),
  });
  const stopHearing = onOtherPagesWriting(key, watch.noticed);
  let { opened } = connection.state();
  const stopWaiting = connection.subscribe(() => {
    const now = connection.state().opened;
    if (now !== opened) watch.repeat();
    opened = now;
  });
  for (const sign of signs) window.addEventListener(sign, watch.active, { passive: true });
  return () => {
    watch.stop();
    stopHearing();
    stopWaiting();
    for (const sign of signs) window.removeEventListener(sign, watch.active);
  };
}
