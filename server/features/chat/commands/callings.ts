// What those are told whom a message calls: it answers them, or it mentions them.
import type { Quote } from '../../../../shared/chatMessages.ts';
import type { NewAlert } from '../../alerts/commands.ts';
import type { Calling } from '../queries/index.ts';

/**
 * What is unread of a kind in one room is one alert: its subject is the room. Each is told once of a message, that it answers them rather than that it names them; of
 * an answer to what is deleted nobody is.
 */
export function alertsOf(
  { id, author }: { id: string; author: { id: string } },
  { room, to, answered }: Calling,
  number: number,
  quote: Quote | null,
): NewAlert[] {
  return to.flatMap((memberId): NewAlert[] => {
    const kind = memberId === answered ? 'reply' : 'mention';
    if (kind === 'reply' && !quote?.author) return [];
    const params = { room, number };
    return [{ to: memberId, kind, actorId: author.id, source: id, subject: room.id, params }];
  });
}
