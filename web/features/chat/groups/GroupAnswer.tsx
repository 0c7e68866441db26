// What an alert about a group asks, answered in its row: an invitation, or somebody who wants to be let in.
import { useEffect, useRef } from 'react';
import type { Alert } from '../../../../shared/alerts.ts';
import { trpc } from '../../../api/trpc.ts';
import { DoorButtons } from './DoorButtons.tsx';
import { RequestButtons } from './DoorLists.tsx';

export type GroupAlert = Extract<Alert, { kind: 'roomInvite' | 'groupRequest' }>;
type Props = { alert: GroupAlert; onAnswered: () => void };

export function GroupAnswer({ alert, onAnswered }: Props) {
  const { room } = alert.params;
  const [asker] = alert.actors;
  if (alert.kind === 'roomInvite') return <InviteAnswer roomId={room.id} onAnswered={onAnswered} />;
  // Several are answered in the group itself.
  if (!asker || alert.actorCount > 1) return null;
  return (
    <div className="alert-answer">
      <RequestButtons roomId={room.id} member={asker} onAnswered={onAnswered} />
    </div>
  );
}

function InviteAnswer({ roomId, onAnswered }: { roomId: string; onAnswered: () => void }) {
  const { data } = trpc.chat.group.useQuery({ roomId }, { retry: false, staleTime: 0 });
  const waits = data?.invitedBy != null;
  const waited = useRef(false);
  const answered = useRef(onAnswered);
  answered.current = onAnswered;
  useEffect(() => {
    if (waited.current && !waits) answered.current();
    waited.current = waits;
  }, [waits]);
  if (!data || !waits) return null;
  return (
    <div className="alert-answer">
      <DoorButtons door={{ room: data.room, isIn: data.isIn, asked: false, isInvited: true }} size="s" />
    </div>
  );
}
