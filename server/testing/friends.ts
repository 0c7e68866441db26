// Friends to test with.
import type { TestMember } from './app.ts';

/** Makes two members friends. */
export async function befriend(one: TestMember, other: TestMember): Promise<void> {
  await one.caller.friends.request({ memberId: other.me.id });
  await other.caller.friends.accept({ memberId: one.me.id });
}
