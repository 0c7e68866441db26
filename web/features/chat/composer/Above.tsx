// What stands above the text one writes: why one must wait, and what one answers.
import type { ComponentProps } from 'react';
import type { Quote } from '../../../../shared/chatMessages.ts';
import { Tray } from '../attached/Tray.tsx';
import { AnswerBar } from './AnswerBar.tsx';
import { HoldBar } from './HoldBar.tsx';

type Props = ComponentProps<typeof HoldBar> & { answering: Quote | null; onStopAnswering: () => void };

export function Above({ answering, onStopAnswering, room, ...hold }: Props) {
  return (
    <>
      {room.slowMode || room.mutedUntil ? <HoldBar room={room} {...hold} /> : null}
      <Tray roomId={room.room.id} />
      {answering ? <AnswerBar quote={answering} onStop={onStopAnswering} /> : null}
    </>
  );
}
