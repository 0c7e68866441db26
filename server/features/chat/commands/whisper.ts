// Says something to one alone, in a room both are in.
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Sent } from '../../../../shared/chat.ts';
import type { Services } from '../../../services.ts';
import { openDirect } from './openDirect.ts';
import { sendMessage } from './sendMessage.ts';

/**
 * A message of what both say to each other, that remembers where it was said; nobody else in that room learns of it.
 * @throws AppError WHISPER_ELSEWHERE, DIRECT_SELF, MEMBER_NOT_FOUND, FRIEND_BLOCKED, DIRECT_REFUSED, KEY_REUSED, ATTACHMENT_NOT_FOUND
 */
export async function whisper(
  services: Services,
  author: MemberRef,
  {
    roomId: shownIn,
    whisperTo,
    ...said
  }: { roomId: string; whisperTo: string; body: string; attachments?: string[] | undefined; key: string },
): Promise<Sent> {
  const { roomId } = await openDirect(services, author.id, whisperTo, shownIn);
  return { ...(await sendMessage(services, author, { ...said, roomId, shownIn })), roomId };
}
