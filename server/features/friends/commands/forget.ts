// Somebody has deleted their account: they are nobody's friend any more, and their name stands in no list.
import { sql } from 'drizzle-orm';
import type { FriendsDurableEvent } from '../../../../shared/friends.ts';
import { forgetMember } from '../../../../shared/gone.ts';
import { appendEvent } from '../../../live/index.ts';
import type { Services } from '../../../services.ts';
import { forgetPresence } from '../../accounts/commands.ts';
import { memberTopic } from '../../accounts/queries.ts';
import { countTies } from '../queries/pair.ts';

/** To be called when their account is closed; may be repeated. One transaction for each member who knew them. */
export async function forgetFriends(services: Services, memberId: string): Promise<void> {
  const { database } = services;
  // Also of those who were told of them once, and have nothing to do with them any more.
  const knew = await database.db.execute<{ id: string }>(sql`
    select high_id as id from bonds where low_id = ${memberId}
    union select low_id from bonds where high_id = ${memberId}
    union select member_id from blocks where blocked_id = ${memberId}
    union select substr(topic, ${memberTopic('').length + 1})::uuid from events
      where starts_with(topic, ${memberTopic('')}) and topic <> ${memberTopic(memberId)}
        and starts_with(type, 'friends.') and strpos(payload::text, ${memberId}) > 0`);
  for (const { id } of knew) await forgetWith(services, memberId, id);
  await database.db.execute(sql`delete from blocks where member_id = ${memberId}`);
  await database.db.execute(
    sql`delete from friend_notes where member_id = ${memberId} or friend_id = ${memberId}`,
  );
  await forgetPresence(database, memberId);
}

async function forgetWith({ live }: Services, memberId: string, otherId: string): Promise<void> {
  await live.transact(async (tx) => {
    // The pair's own row is enough: nothing new comes between one who is gone and another.
    await tx.execute(sql`delete from bonds
      where low_id = least(${memberId}::uuid, ${otherId}::uuid) and high_id = greatest(${memberId}::uuid, ${otherId}::uuid)`);
    await tx.execute(sql`delete from blocks where member_id = ${otherId} and blocked_id = ${memberId}`);
    const counts = (await countTies(tx, [otherId]))(otherId);
    appendEvent<FriendsDurableEvent>(
      tx,
      memberTopic(otherId),
      { type: 'friends.gone', memberId, counts },
      { rewrites: { holding: memberId, rewrite: (event) => forgetMember(event, memberId) } },
    );
  });
}
