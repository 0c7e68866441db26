// Reports somebody else's message.
import type { Message } from '../../../../shared/chatMessages.ts';
import { talkReasons } from '../../../../shared/talkReporting.ts';
import { api } from '../../../api/trpc.ts';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { Reporting } from '../../moderation/reports/Reporting.tsx';
import { useRoomNow } from '../live/useRoomNow.ts';
import { useRoomTools } from './tools.ts';

type Props = {
  message: Message;
  /** The room of the two it is a whisper between; else it is one of the open room. */
  direct: string | undefined;
  onClose: () => void;
};

export function ReportMessage({ message, direct, onClose }: Props) {
  const nameOf = useNameOf();
  const { roomId: here } = useRoomTools();
  const isDirect = useRoomNow(here)?.room.with !== undefined || direct !== undefined;
  const roomId = direct ?? here;
  return (
    <Reporting
      about={isDirect ? 'direct' : 'message'}
      name={nameOf(message.author.nickname)}
      reasons={talkReasons}
      send={(said) => api.chat.reportMessage.mutate({ roomId, number: message.number, ...said })}
      onClose={onClose}
    />
  );
}
