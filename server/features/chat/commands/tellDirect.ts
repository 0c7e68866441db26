// Alerts of direct messages: told a moment later, to who has not read them by then, and apart from the sending, which
// waits for nobody's bell.
import { sql } from 'drizzle-orm';
import type { Services } from '../../../services.ts';
import { raiseMany } from '../../alerts/commands.ts';

/** Milliseconds in which whoever has the conversation open reads what comes. */
export const moment = 3_000;
/** Messages looked at in one transaction. */
const atOnce = 500;

type Due = { id: string; roomId: string; to: string; authorId: string };

/**
 * Looks at the next messages that are a moment old. May run on several instances at once: each message is looked at
 * once, and what is told has the message as its source.
 * @returns whether there may be more.
 */
export async function tellDirectMessages(services: Services): Promise<boolean> {
  const before = new Date(services.clock.now() - moment).toISOString();
  // Asked every second of an instance's life, and nearly always for nothing: one statement, prepared, instead of a transaction.
  const [any] = await services.database.sql`
    select exists (select from direct_news where at <= ${before}::timestamptz) as due`;
  if (!any?.['due']) return false;
  return services.live.transact(async (tx) => {
    const looked = await tx.execute<Due & { unread: boolean }>(sql`
      with due as (
        delete from direct_news where id in (
          select id from direct_news where at <= ${before}::timestamptz order by at, id limit ${atOnce}
          for update skip locked
        ) returning *
      )
      select messages.id, due.room_id as "roomId", m.member_id as "to", author_id as "authorId",
        m.read_number < due.number and deleted_at is null and m.notify <> 'nothing' as unread
      from due
      join messages on messages.room_id = due.room_id and messages.number = due.number
      join room_members m on m.room_id = due.room_id and m.member_id <> author_id
      order by messages.id`);
    const alerts = [...looked]
      .filter(({ unread }) => unread)
      .map(({ id, roomId, to, authorId }) => ({
        to,
        kind: 'directMessage' as const,
        actorId: authorId,
        source: id,
        subject: roomId,
        params: { room: { id: roomId, title: '' } },
      }));
    raiseMany(tx, services, alerts);
    return looked.length === atOnce;
  });
}
