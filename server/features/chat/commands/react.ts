// Puts an emoji under a message, or takes one's own away again.
import { and, eq } from 'drizzle-orm';
import { messageReactions, messages } from '../../../../drizzle/schema/chat.ts';
import { limits } from '../../../../shared/limits.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { emojiOf } from '../emoji.ts';
import { appendRoomEvent } from '../events.ts';
import { lockMessage, type Place, refuseAcrossBlock, type StoredMessage } from './inMessage.ts';
import { refuseMuted } from './muteInRoom.ts';

type Reacting = Place & { emoji: string; on: boolean };

/**
 * One of each emoji a member; doing it twice changes nothing.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM, MESSAGE_NOT_FOUND, EMOJI_UNKNOWN, TOO_MANY_REACTIONS, MUTED, in a direct room FRIEND_BLOCKED, DIRECT_REFUSED
 */
export async function react(services: Services, memberId: string, reacting: Reacting): Promise<void> {
  const emoji = emojiOf(reacting.emoji);
  if (emoji === null) throw new AppError('EMOJI_UNKNOWN');
  await services.live.transact(async (tx) => {
    const { room, message } = await lockMessage(tx, reacting, memberId);
    const now = services.clock.now();
    if (reacting.on) await refuseAcrossBlock(tx, room, memberId);
    if (reacting.on) await refuseMuted(tx, reacting.roomId, memberId, now);
    await setReaction(tx, message, memberId, { ...reacting, emoji }, now);
  });
}

/** Under the room's lock. @returns what stands under the message then. */
export async function setReaction(
  tx: Transaction,
  message: Pick<StoredMessage, 'id' | 'roomId' | 'number' | 'reactions'>,
  memberId: string,
  { emoji, on }: { emoji: string; on: boolean },
  now: number,
): Promise<StoredMessage['reactions']> {
  const { roomId, number } = message;
  const before = message.reactions ?? [];
  const known = before.find((reaction) => reaction.emoji === emoji);
  const own = { roomId, number, emoji, memberId };
  const table = messageReactions;
  const isOwn = and(
    eq(table.roomId, roomId),
    eq(table.number, number),
    eq(table.emoji, emoji),
    eq(table.memberId, memberId),
  );
  const { max } = limits.reactionKinds;
  if (on && !known && before.length >= max) throw new AppError('TOO_MANY_REACTIONS', { max });
  const changed = on
    ? await tx
        .insert(table)
        .values({ ...own, at: new Date(now) })
        .onConflictDoNothing()
        .returning()
    : await tx.delete(table).where(isOwn).returning();
  if (changed.length === 0) return message.reactions;
  const count = (known?.count ?? 0) + (on ? 1 : -1);
  const after = known
    ? before.map((reaction) => (reaction === known ? { emoji, count } : reaction))
    : [...before, { emoji, count }];
  const left = after.filter((reaction) => reaction.count > 0);
  const reactions = left.length > 0 ? left : null;
  await tx.update(messages).set({ reactions }).where(eq(messages.id, message.id));
  appendRoomEvent(tx, roomId, { type: 'message.reacted', number, emoji, memberId, on, count });
  return reactions;
}
