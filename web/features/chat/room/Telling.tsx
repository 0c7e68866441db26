// What tells of others below the timeline: who is typing, and for readers what they have said.
import type { ComponentProps } from 'react';
import { Announcer } from '../timeline/Announcer.tsx';
import { TypingLine } from './TypingLine.tsx';

type Props = ComponentProps<typeof Announcer> & ComponentProps<typeof TypingLine>;

export function Telling({ subscribe, roomId, me }: Props) {
  return (
    <>
      <Announcer subscribe={subscribe} />
      <TypingLine roomId={roomId} me={me} />
    </>
  );
}
