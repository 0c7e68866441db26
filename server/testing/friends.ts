// What is between members, for tests.
import type { Services } from '../services.ts';
import type { TestMember } from './app.ts';

/** Makes two members friends. */
export async function befriend({ database }: Services, one: TestMember, other: TestMember): Promise<void> {
  const [low = '', high = ''] = [one.me.id, other.me.id].sort();
  await database.sql`
    insert into bonds (low_id, high_id, state, asker_id, at) values (${low}, ${high}, 'friends', ${low}, now())`;
}

/** The first blocks the other. */
export async function block({ database }: Services, one: TestMember, other: TestMember): Promise<void> {
  await database.sql`
    insert into blocks (member_id, blocked_id, at) values (${one.me.id}, ${other.me.id}, now())`;
}

/** Makes two members friends as they do it themselves: both are told. */
export async function becomeFriends(one: TestMember, other: TestMember): Promise<void> {
  await one.caller.friends.request({ memberId: other.me.id });
  await other.caller.friends.accept({ memberId: one.me.id });
}
