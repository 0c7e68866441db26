// The reactions of somebody who deletes their account are taken back, room by room.
import { and, asc, eq, inArray } from 'drizzle-orm';
import { messageReactions, messages } from '../../../../drizzle/schema/chat.ts';
import type { Services } from '../../../services.ts';
import { lockAnyRoom } from './inRoom.ts';
import { setReaction } from './react.ts';

/** Reactions taken back in one transaction. */
const atOnce = 200;

/** To be called when they react no more; may be repeated. */
export async function eraseReactions(services: Services, memberId: string): Promise<void> {
  const own = eq(messageReactions.memberId, memberId);
  for (;;) {
    const [first] = await services.database.db
      .select({ roomId: messageReactions.roomId })
      .from(messageReactions)
      .where(own)
      .limit(1);
    if (!first) return;
    await eraseInRoom(services, memberId, first.roomId);
  }
}

async function eraseInRoom({ live, clock }: Services, memberId: string, roomId: string): Promise<void> {
  const { number, emoji } = messageReactions;
  await live.transact(async (tx) => {
    await lockAnyRoom(tx, roomId);
    const part = await tx
      .select({ number, emoji })
      .from(messageReactions)
      .where(and(eq(messageReactions.memberId, memberId), eq(messageReactions.roomId, roomId)))
      .orderBy(asc(number))
      .limit(atOnce);
    const rows = await tx
      .select()
      .from(messages)
      .where(
        and(
          eq(messages.roomId, roomId),
          inArray(
            messages.number,
            part.map((reaction) => reaction.number),
          ),
        ),
      );
    const byNumber = new Map(rows.map((row) => [row.number, row]));
    for (const reaction of part) {
      const message = byNumber.get(reaction.number);
      if (!message) continue;
      const off = { emoji: reaction.emoji, on: false };
      const reactions = await setReaction(tx, message, memberId, off, clock.now());
      byNumber.set(reaction.number, { ...message, reactions });
    }
  });
}
