// Reports somebody else's message.
import type { Message } from '../../../../shared/chatMessages.ts';
import { talkReasons } from '../../../../shared/talkReporting.ts';
import { api } from '../../../api/trpc.ts';
import { useNameOf } from '../../../ui/useNameOf.ts';
import { Reporting } from '../../moderation/reports/Reporting.tsx';
import { useRoomNow } from '../live/useRoomNow.ts';
import { useRoomTools } from './tools.ts';

export function ReportMessage({ message, onClose }: { message: Message; onClose: () => void }) {
  const nameOf = useNameOf();
  const { roomId } = useRoomTools();
  const isDirect = useRoomNow(roomId)?.room.with !== undefined;
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
