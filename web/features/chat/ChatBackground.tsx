// What chat does on every page of a member: sends what waits, follows their inbox, and later tells of what is said.
import { useEffect } from 'react';
import type { Me } from '../../../shared/accounts.ts';
import { useConnectionDetails } from '../../api/connection.ts';
import { cache } from '../../api/trpc.ts';
import { Late } from '../../shell/Late.tsx';
import '../accounts/sessionWatch.ts';
import { useMe } from '../accounts/useMe.ts';
import { ownOf } from './own.ts';
import { useFollowInbox } from './useMyRooms.ts';

const loadNotices = () => import('./notices/NoticeBackground.tsx').then((part) => part.NoticeBackground);

export function ChatBackground() {
  const { me } = useMe();
  return me ? <Background key={me.id} me={me} /> : null;
}

function Background({ me }: { me: Me }) {
  useFollowInbox(me);
  const { opened } = useConnectionDetails();
  // The outbox works as soon as it is there.
  useEffect(() => void ownOf(me), [me]);
  useEffect(() => {
    // A long absence ends the stay in a room.
    if (opened > 1) void cache.chat.myRooms.invalidate();
  }, [opened]);
  return <Late load={loadNotices} words="keeping" />;
}
